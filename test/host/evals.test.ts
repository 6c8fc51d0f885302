import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createCoreLoader } from '../../src/extension/core.ts';
import { createSuiteTree, type SuiteTree } from '../../src/extension/evals/suiteTree.ts';
import type { Services } from '../../src/extension/services.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { closeEditors, openFile, replaceText, uriOf } from './support/workspace.ts';

const jsonlSuite = 'alias: chat.triage\nprompt: ../prompts/triage/1.2.0.md\ncasesFrom: kept.jsonl\n';

describe('suites in the Test Explorer', () => {
  let controller: vscode.TestController;
  let tree: SuiteTree;

  before(async () => {
    controller = vscode.tests.createTestController('promptshift-of-a-test', 'Suites of a test');
    tree = createSuiteTree({ core: createCoreLoader() } as Services, controller);
    await vscode.workspace.fs.writeFile(uriOf('evals/kept.jsonl'), new TextEncoder().encode('{"id":"a","text":"one"}\n\n{"id":"b","text":"two"}\n'));
    await vscode.workspace.fs.writeFile(uriOf('evals/kept.eval.yaml'), new TextEncoder().encode(jsonlSuite));
    await tree.resolve();
  });
  after(async () => {
    tree.dispose();
    controller.dispose();
    for (const name of ['kept.jsonl', 'kept.eval.yaml']) await vscode.workspace.fs.delete(uriOf(`evals/${name}`));
  });
  afterEach(closeEditors);

  const suiteItem = (path: string): vscode.TestItem => {
    const item = controller.items.get(uriOf(path).toString());
    assert.ok(item, `${path} is not listed`);
    return item;
  };
  const cases = (item: vscode.TestItem): readonly string[] => [...item.children].map(([id]) => id);

  it('are listed unread, and read when they are unfolded', async () => {
    const item = suiteItem('evals/triage.eval.yaml');
    assert.equal(item.children.size, 0);
    assert.equal(item.canResolveChildren, true);
    await tree.resolve(item);
    assert.equal(item.label, 'Ticket triage');
    assert.equal(item.children.size, 12);
  });

  it('have their cases where they are written, in YAML and in files of cases', async () => {
    await tree.resolve(suiteItem('evals/triage.eval.yaml'));
    const fire = suiteItem('evals/triage.eval.yaml').children.get('fire');
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf('evals/triage.eval.yaml')));
    assert.equal(fire?.range?.start.line, text.split('\n').findIndex((line) => line.includes('- id: fire')));
    assert.deepEqual(fire?.tags.map(({ id }) => id), ['critical', 'harm']);
    const kept = suiteItem('evals/kept.eval.yaml');
    await tree.resolve(kept);
    const second = kept.children.get('b');
    assert.equal(second?.uri?.path.endsWith('/evals/kept.jsonl'), true);
    assert.equal(second?.range?.start.line, 2);
  });

  it('follow what is typed, and keep their cases while the YAML is broken', async () => {
    const item = suiteItem('evals/triage.eval.yaml');
    await tree.resolve(item);
    const editor = await openFile('evals/triage.eval.yaml');
    await replaceText(editor, '- id: thanks', '- id: praise');
    await waitUntil('the new id', () => cases(item).includes('praise') && !cases(item).includes('thanks'));
    await replaceText(editor, 'cases:', 'cases: [');
    await waitUntil('the mistake', () => item.error !== undefined);
    assert.match(String(item.error), /^evals\/triage\.eval\.yaml:\d+:\d+: This is not valid YAML/);
    assert.equal(item.children.size, 12);
    await replaceText(editor, 'cases: [', 'cases:');
    await waitUntil('the end of the mistake', () => item.error === undefined);
  });

  it('follow files of cases too', async () => {
    const item = suiteItem('evals/kept.eval.yaml');
    await tree.resolve(item);
    const editor = await openFile('evals/kept.jsonl');
    await replaceText(editor, '"id":"b"', '"id":"c"');
    await waitUntil('the new id', () => cases(item).includes('c'));
  });

  it('are there as soon as they are made, and gone with their file', async () => {
    const made = uriOf('evals/made.eval.yaml');
    await vscode.workspace.fs.writeFile(made, new TextEncoder().encode(jsonlSuite));
    await waitUntil('the suite', () => controller.items.get(made.toString()) !== undefined);
    await vscode.workspace.fs.delete(made);
    await waitUntil('its end', () => controller.items.get(made.toString()) === undefined);
  });

  it('are chosen whole, by case, without what is left out, and by what failed', async () => {
    const triage = suiteItem('evals/triage.eval.yaml');
    const kept = suiteItem('evals/kept.eval.yaml');
    await tree.refresh();
    const one = triage.children.get('fire');
    const two = triage.children.get('late');
    const a = kept.children.get('a');
    assert.ok(one !== undefined && two !== undefined && a !== undefined);
    const chosen = async (...args: Parameters<SuiteTree['chosen']>) =>
      (await tree.chosen(...args)).map(({ item, target }) => [item.label, target.cases]);
    assert.deepEqual(await chosen({ include: [triage], exclude: undefined }), [['Ticket triage', undefined]]);
    assert.deepEqual(await chosen({ include: [one, two, a], exclude: [] }), [['Ticket triage', ['fire', 'late']], ['kept', ['a']]]);
    assert.deepEqual(await chosen({ include: [kept], exclude: [a] }), [['kept', ['b']]]);
    assert.deepEqual(await chosen({ include: undefined, exclude: undefined }, (item) => item === two), [['Ticket triage', ['late']]]);
    assert.deepEqual(await chosen({ include: undefined, exclude: [triage, kept] }), []);
  });

  it('say what is wrong with them', async () => {
    const broken = uriOf('evals/broken.eval.yaml');
    await vscode.workspace.fs.writeFile(broken, new TextEncoder().encode('alias: chat.triage\nprompt: ../../../etc/passwd\ncases: [ { vars: { a: b } } ]\n'));
    const item = await waitUntil('the suite', () => controller.items.get(broken.toString()));
    await tree.resolve(item);
    assert.match(String(item.error), /evals\/broken\.eval\.yaml:2:9: .*leads out of the workspace/);
    await vscode.workspace.fs.delete(broken);
  });
});

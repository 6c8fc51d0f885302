import assert from 'node:assert/strict';
import { waitForDiagnostics } from './support/diagnostics.ts';
import { closeEditors, openFile, replaceText } from './support/workspace.ts';

describe('diagnostics', () => {
  afterEach(closeEditors);

  it('marks a floating id and leaves comments alone', async () => {
    const { document } = await openFile('src/reply.ts');
    const found = await waitForDiagnostics(document, 'a floating id', (all) => all.some(({ rule }) => rule === 'model/floating'));
    const line = document.getText().split('\n').findIndex((text) => text.includes('model: "gpt-4o"')) + 1;
    assert.ok(found.some(({ rule, text, line: at }) => rule === 'model/floating' && text === 'gpt-4o' && at === line));
    assert.ok(found.every(({ line: at }) => !document.lineAt(at - 1).text.trimStart().startsWith('*')), 'a comment was marked');
  });

  it('follows what is typed before it is saved', async () => {
    const editor = await openFile('src/reply.ts');
    const { document } = editor;
    await waitForDiagnostics(document, 'a floating id', (all) => all.some(({ text }) => text === 'gpt-4o'));
    await replaceText(editor, 'model: "gpt-4o"', 'model: "gpt-4o-2024-08-06"');
    await waitForDiagnostics(document, 'no floating gpt-4o', (all) => all.every(({ rule, text }) => rule !== 'model/floating' || text !== 'gpt-4o'));
    await replaceText(editor, '"gpt-4o-2024-08-06"', '"chatgpt-4o-latest"');
    await waitForDiagnostics(document, 'a retired id', (all) => all.some(({ rule, text }) => rule === 'model/retired' && text === 'chatgpt-4o-latest'));
    assert.ok(document.isDirty);
  });

  for (const path of ['worker/summarise.py', 'config/desk.yaml', '.env.example', 'web/Assistant.tsx', 'scripts/warmup.mjs']) {
    it(`finds models in ${path}`, async () => {
      const { document } = await openFile(path);
      const found = await waitForDiagnostics(document, 'a diagnostic', (all) => all.length > 0);
      assert.ok(found.every(({ rule, text }) => rule.startsWith('model/') && document.getText().includes(text)));
    });
  }
});

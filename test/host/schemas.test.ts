import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnosticsOf, waitForDiagnostics, type SeenDiagnostic } from './support/diagnostics.ts';
import { applyQuickFix, quickFixes } from './support/quickFix.ts';
import { closeEditors, openFile, replaceText } from './support/workspace.ts';

const hasRule = (rule: string) => (all: readonly SeenDiagnostic[]): boolean => all.some((each) => each.rule === rule);
const hasNoSchemaRule = (all: readonly SeenDiagnostic[]): boolean => all.every(({ rule }) => !rule.startsWith('schema/'));

async function lensTitles({ uri }: vscode.TextDocument): Promise<readonly string[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 100);
  return lenses.map(({ command }) => command?.title ?? '');
}

async function untitled(language: string, content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(document);
  return document;
}

const samples = {
  json: '[{"type": "function", "name": "find", "strict": true, "parameters": {"type": "object", "properties": {"q": {"type": "string", "format": "uri"}}, "required": ["q"], "additionalProperties": false}}]\n',
  yaml: 'tools:\n  - type: function\n    name: find\n    strict: true\n    parameters:\n      type: object\n      properties:\n        q:\n          type: string\n          format: uri\n      required:\n        - q\n      additionalProperties: false\n',
  markdown: '---\nmodel: gpt-5.4-2026-03-05\ntools:\n  - { type: function, name: find, strict: true, parameters: { type: object, properties: { q: { type: string, format: uri } }, required: [q], additionalProperties: false } }\n---\n# User\nHello\n',
  typescript: 'export const tools = [{ type: "function", name: "find", strict: true, parameters: { type: "object", properties: { q: { type: "string", "format": "uri" } }, required: ["q"], additionalProperties: false } }];\n',
  python: 'TOOLS = [{"type": "function", "name": "find", "strict": True, "parameters": {"type": "object", "properties": {"q": {"type": "string", "format": "uri"}}, "required": ["q"], "additionalProperties": False}}]\n',
  ruby: 'TOOLS = [{ type: "function", name: "find", strict: true, parameters: { type: "object", properties: { q: { type: "string", "format": "uri" } }, required: ["q"], additionalProperties: false } }]\n',
} as const;

describe('tool schemas', () => {
  afterEach(closeEditors);

  for (const [language, content] of Object.entries(samples)) {
    it(`are linted in ${language}, with a line above`, async () => {
      const document = await untitled(language, content);
      const found = await waitForDiagnostics(document, 'a format that no API takes', hasRule('schema/format'));
      assert.deepEqual(found.filter(({ rule }) => rule.startsWith('schema/')).map(({ rule, text }) => `${rule} ${text.replaceAll('"', '')}`), ['schema/format format']);
      const titles = await lensTitles(document);
      assert.ok(titles.includes('1 problem'), titles.join('; '));
      assert.ok(titles.includes('Make strict'), titles.join('; '));
    });
  }

  it('link each finding to its rule on a page that is there', async () => {
    const document = await untitled('json', samples.json);
    await waitForDiagnostics(document, 'a finding', hasRule('schema/format'));
    const code = vscode.languages.getDiagnostics(document.uri).find(({ source }) => source === 'Promptshift')?.code;
    assert.ok(typeof code === 'object');
    assert.equal(code.target.fragment, 'schemaformat');
    const page = Buffer.from(await vscode.workspace.fs.readFile(code.target.with({ fragment: '' }))).toString();
    assert.match(page, /^## schema\/format$/m);
  });

  it('follow what is typed, and keep what was found while the text is half-written', async () => {
    const document = await untitled('json', samples.json);
    await waitForDiagnostics(document, 'a finding', hasRule('schema/format'));
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor !== undefined);
    await replaceText(editor, '}}]', '}},]x');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.ok(hasRule('schema/format')(diagnosticsOf(document)));
    await replaceText(editor, '}},]x', '}}]');
    await replaceText(editor, '"uri"', '"email"');
    await waitForDiagnostics(document, 'no finding', hasNoSchemaRule);
    assert.deepEqual(await lensTitles(document), ['strict ✓']);
  });

  it('are mended one finding at a time, or made strict as a whole; one undo takes it back', async () => {
    const { document } = await openFile('src/tools.ts');
    const before = document.getText();
    await waitForDiagnostics(document, 'a property that is not required', hasRule('schema/required'));
    const titles = (await quickFixes(document, 'required: ["tracking"]')).map(({ title }) => title);
    assert.deepEqual(titles.filter((title) => /strict|Require|Suppress/.test(title)), ['Require every property, nullable where it was optional', 'Make strict: lookup_parcel', 'Suppress schema/required here']);
    await applyQuickFix(document, 'required: ["tracking"]', 'Make strict: lookup_parcel');
    assert.ok(document.getText().includes('required: ["tracking", "includeHistory"],'));
    await waitForDiagnostics(document, 'no such finding', (all) => !hasRule('schema/required')(all));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });

  it('are judged by another profile when the setting says so, and not at all when it is off', async () => {
    const document = await untitled('json', samples.json.replace('"format": "uri"', '"minLength": 2'));
    const lint = vscode.workspace.getConfiguration('promptshift.lint');
    try {
      await lint.update('profile', 'anthropic', vscode.ConfigurationTarget.Global);
      await waitForDiagnostics(document, 'a keyword that Anthropic rejects', (all) => all.some(({ rule, message }) => rule === 'schema/keyword' && message.includes('Anthropic')));
      await lint.update('enabled', false, vscode.ConfigurationTarget.Global);
      await waitForDiagnostics(document, 'nothing', hasNoSchemaRule);
    } finally {
      await lint.update('profile', undefined, vscode.ConfigurationTarget.Global);
      await lint.update('enabled', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});

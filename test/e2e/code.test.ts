import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { waitUntil } from '../support/waitUntil.ts';
import { launchEditor, type Editor } from './support/editor.ts';
import { closeAllEditors } from './support/editorMenu.ts';
import { chooseQuickFix, goTo, openFile, openQuickFixes, runCommand } from './support/keyboard.ts';
import { waitForSquiggle } from './support/squiggles.ts';

const draft = `import type OpenAI from "openai";
import { model } from "./models.js";

export async function draft(client: OpenAI, messages: []): Promise<void> {
  await client.chat.completions.create({ model: "gpt-4o-mni", messages });
  await client.chat.completions.create({ model: "gpt-4-0613", messages });
  await client.chat.completions.create({ model: "gpt-5.4", temperature: 0.3, messages });
  await client.chat.completions.create({ model: "gpt-4o", max_tokens: 400, messages });
  await client.chat.completions.create({ model: "gpt-5", reasoning_effort: "minimal", messages });
  await client.chat.completions.create({ model: model("chat.triage"), messages });
}
`;
const think = `import type Anthropic from "@anthropic-ai/sdk";

export async function think(client: Anthropic): Promise<void> {
  await client.messages.create({ model: "claude-opus-4-5", max_tokens: 4000, thinking: { type: "enabled", budget_tokens: 2000 }, messages: [] });
}
`;

/** A tool a line: what is wrong with its schema, where that is said, and the quick fix that mends it. */
const tools = [
  ['{ "properties": { "q": { "type": "string" } }, "required": ["q"], "additionalProperties": false }', '{', 'Make the root an object'],
  ['{ "anyOf": [ { "type": "object", "properties": { "q": { "type": "string" } }, "required": ["q"], "additionalProperties": false } ] }', '"anyOf"', 'Move the union into a property'],
  ['{ "type": "object", "properties": { "q": { "type": "string" } }, "required": ["q"] }', '{', 'Add "additionalProperties": false'],
  ['{ "type": "object", "properties": { "q": { "type": "string" } }, "required": [], "additionalProperties": false }', '[]', 'Require every property, nullable where it was optional'],
  ['{ "type": "object", "properties": { "q": { "type": "string" } }, "required": ["q", "z"], "additionalProperties": false }', '"z"', 'Take names out of "required" that are no properties'],
  ['{ "type": "object", "additionalProperties": false }', '{', 'Add empty "properties" and "required"'],
  ['{ "type": "object", "properties": { "q": { "minLength": 1 } }, "required": ["q"], "additionalProperties": false }', '{ "minLength"', 'Add the type that its keywords speak of'],
  ['{ "type": "object", "properties": { "q": { "type": "array", "prefixItems": [ { "type": "string" }, { "type": "string" } ], "minItems": 2, "maxItems": 2 } }, "required": ["q"], "additionalProperties": false }', '"array"', 'Turn the list by places into a list of equal items'],
  ['{ "type": "object", "properties": { "q": { "$ref": "#/$defs/n", "description": "x" } }, "required": ["q"], "additionalProperties": false, "$defs": { "n": { "type": "string" } } }', '"$ref"', 'Write the definition out in place of "$ref"'],
  ['{ "type": "object", "properties": { "q": { "oneOf": [ { "type": "string" }, { "type": "integer" } ] } }, "required": ["q"], "additionalProperties": false }', '"oneOf"', 'Change "oneOf" to "anyOf"'],
  ['{ "type": "object", "properties": { "q": { "allOf": [ { "$ref": "#/$defs/n" } ] } }, "required": ["q"], "additionalProperties": false, "$defs": { "n": { "type": "string" } } }', '"allOf"', 'Merge "allOf" into the schema'],
] as const;
const strictTools = tools.map(([schema], at) => `  { "type": "function", "name": "tool_${at}", "strict": true, "parameters": ${schema} },`);
const toolFile = ['[', ...strictTools, '  { "type": "function", "name": "lax", "strict": false, "parameters": { "type": "object", "properties": {}, "required": [], "additionalProperties": false } }', ']', ''].join('\n');

const files = {
  'lab/draft.ts': draft,
  'lab/promptshift.json': '{ "target": "gpt-5.5-2026-04-23" }\n',
  'lab/models.config.json': '{\n  "aliases": {\n    "chat.triage": { "default": "gpt-5.4-2026-03-05", "candidate": "gpt-5.4-2026-03-05" }\n  }\n}\n',
  'lab/claude/think.ts': think,
  'lab/claude/promptshift.json': '{ "target": "claude-opus-4-7" }\n',
  'lab/broken-tools.json': toolFile,
  'json/models.config.json': '{\n  "aliases": { "chat.core": { "default": 5 } }\n}\n',
  'json/promptshift.json': '{\n  "nonsense": true\n}\n',
  'json/versions.lock.json': '{\n  "1.0.0": { "sha256": "aa", "released": "2026-01-01" }\n}\n',
};

describe('findings in code and in files that users own', () => {
  let editor: Editor;
  beforeAll(async () => {
    editor = await launchEditor({
      name: 'code', size: { width: 1800, height: 950 },
      prepare: (workspace) => {
        for (const [path, text] of Object.entries(files)) {
          mkdirSync(dirname(join(workspace, path)), { recursive: true });
          writeFileSync(join(workspace, path), text);
        }
      },
    });
  });
  afterAll(async () => {
    await editor?.close();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await editor.picture(`failed-${task.name.slice(0, 30).replaceAll(/\W+/g, '-')}`);
  });

  /** Chooses a quick fix at a place of a file, saves, and waits until its line is another one. Returns that line. */
  const mend = async (path: string, line: number, column: number, fix: string): Promise<string> => {
    const { page } = editor;
    const lineOf = (): string => editor.read(path).split('\n')[line - 1] ?? '';
    const before = lineOf();
    await goTo(page, line, column);
    await waitUntil(`"${fix}"`, async () => {
      if ((await openQuickFixes(page)).some((title) => title.startsWith(fix))) return true;
      await page.keyboard.press('Escape');
      return false;
    });
    await chooseQuickFix(page, fix);
    return await waitUntil(`the line after "${fix}"`, async () => {
      await page.keyboard.press('Control+S');
      return lineOf() !== before && lineOf() !== '' && lineOf();
    });
  };

  it('corrects a misspelled id, replaces a retired one, and moves arguments to what the target takes', async () => {
    await openFile(editor.page, 'lab/draft.ts');
    await waitForSquiggle(editor.page, 'gpt-4-0613');
    expect(await mend('lab/draft.ts', 5, 52, 'Change to gpt-4o-mini')).toContain('"gpt-4o-mini"');
    expect(await mend('lab/draft.ts', 6, 49, 'Add reasoning_effort')).toMatch(/"gpt-4-0613", reasoning_effort: ['"]/);
    expect(await mend('lab/draft.ts', 6, 54, 'Replace with successor')).toMatch(/"gpt-5\.6-sol", reasoning_effort/);
    expect(await mend('lab/draft.ts', 7, 63, 'Remove temperature')).toContain('model: "gpt-5.4", messages');
    expect(await mend('lab/draft.ts', 8, 62, 'Rename to max_completion_tokens')).toContain('max_completion_tokens: 400');
    expect(await mend('lab/draft.ts', 9, 62, 'Change reasoning_effort to')).toMatch(/reasoning_effort: ['"](?!minimal)/);
  });

  it('accepts a finding with its reason', async () => {
    const { page } = editor;
    expect(await mend('lab/draft.ts', 5, 52, 'Suppress model/')).toMatch(/\/\/ promptshift-ignore model\/\S+: reason/);
    await page.keyboard.type('asked for by the customer');
    await page.locator('.view-line', { hasText: /promptshift-ignore\smodel\/\S+:\sasked\sfor\sby\sthe\scustomer/ }).waitFor();
  });

  it('pins all floating models of the file by a source action, and nothing that is going away', async () => {
    const { page } = editor;
    await runCommand(page, 'Source Action...');
    await page.locator('.action-widget .monaco-list-row', { hasText: 'Pin all floating models to their snapshots' }).click();
    await page.locator('.view-line', { hasText: '"gpt-5.4-2026-03-05"' }).waitFor();
    expect(await page.locator('.view-line', { hasText: /"gpt-5"/ }).count()).toBe(1);
  });

  it('turns a budget of thinking into what the next model takes', async () => {
    await openFile(editor.page, 'lab/claude/think.ts');
    await waitForSquiggle(editor.page, 'claude-opus-4-5');
    expect(await mend('lab/claude/think.ts', 4, 80, 'Change thinking to adaptive')).toMatch(/thinking: \{ type: ['"]adaptive['"] \}/);
  });

  it('mends every kind of schema problem where it is, and says "strict"', async () => {
    const path = 'lab/broken-tools.json';
    await openFile(editor.page, path);
    await editor.page.locator('.codelens-decoration', { hasText: '1 problem' }).first().waitFor();
    await editor.page.locator('.codelens-decoration', { hasText: 'not strict' }).waitFor();
    const last = tools.length + 2;
    expect(await mend(path, last, toolFile.split('\n')[last - 1]?.indexOf('"strict"') ?? 0, 'Add "strict": true')).toContain('"strict": true');
    // from below, so that a fix which needs more lines moves no other
    for (const [at, [, place, fix]] of [...tools.entries()].toReversed()) {
      const line = strictTools[at] ?? '';
      const start = line.indexOf('"parameters": ') + '"parameters": '.length;
      await mend(path, at + 2, line.indexOf(place, start) + 2, fix);
    }
    await waitUntil('no problem', async () => (await editor.page.locator('.codelens-decoration', { hasText: 'problem' }).count()) === 0);
    await closeAllEditors(editor.page);
  });

  it('completes ids in models.config.json, and removes a candidate that changes nothing', async () => {
    const { page } = editor;
    await openFile(page, 'lab/models.config.json');
    await goTo(page, 3, 75);
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'gpt-5.5-2026-04-23' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await mend('lab/models.config.json', 3, 75, 'Remove the candidate')).toContain('{ "default": "gpt-5.4-2026-03-05" }');
    await closeAllEditors(page);
  });

  it.each([['json/models.config.json', '5'], ['json/promptshift.json', '"nonsense"'], ['json/versions.lock.json', '"aa"']])('underlines what the schema of %s does not know', async (path, underlined) => {
    const { page } = editor;
    const name = path.slice(path.lastIndexOf('/') + 1);
    await page.keyboard.press('Control+P');
    await page.locator('.quick-input-widget input.input').waitFor();
    await page.keyboard.type(path);
    // files of one name are told apart by their folder
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: name }).filter({ has: page.locator('.label-description', { hasText: /^json/ }) }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await waitForSquiggle(page, underlined);
  });
});

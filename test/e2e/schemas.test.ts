import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { waitUntil } from '../support/waitUntil.ts';
import { launchEditor, type Editor, type EditorOptions } from './support/editor.ts';
import { chooseQuickFix, goTo, openFile, openQuickFixes, runCommand, typeIntoQuickInput } from './support/keyboard.ts';
import { clickNotificationButton, closeNotifications, waitForNotification } from './support/notifications.ts';
import { clickOn, hoverOver, readSquiggles, waitForSquiggle } from './support/squiggles.ts';

const python = `"""Tools of the routing agent."""

ROUTE = {
    "type": "function",
    "function": {
        "name": "route_parcel",
        "strict": True,
        "parameters": {
            "type": "object",
            "properties": {
                "depot": {"type": "string", "minLength": 2},  # such as LDS
                "before": {"type": "string", "format": "uri"},
            },
            "required": ["depot"],
            "additionalProperties": False,
        },
    },
}

LABEL = {
    "type": "function",
    "function": {
        "name": "print_label",
        "strict": True,
        "parameters": {
            "type": "object",
            "properties": {"fields": {"type": "object", "additionalProperties": {"type": "string"}}},
            "required": ["fields"],
            "additionalProperties": False,
        },
    },
}
`;

const prepare: NonNullable<EditorOptions['prepare']> = (workspace) => {
  mkdirSync(join(workspace, 'worker'), { recursive: true });
  writeFileSync(join(workspace, 'worker/tools.py'), python);
};

/** The lines above schemas, as they are shown, each with its parts. */
async function lenses(page: Page): Promise<readonly string[]> {
  return await page.locator('.codelens-decoration').allInnerTexts();
}

async function waitForLens(page: Page, ...texts: readonly string[]): Promise<void> {
  let seen: readonly string[] = [];
  await waitUntil(`lines that say ${texts.join(', ')}`, async () => {
    seen = await lenses(page);
    return texts.every((text) => seen.some((each) => each.includes(text)));
  }).catch((error: unknown) => {
    throw new Error(`${String(error)} Shown: ${seen.join(' / ')}`);
  });
}

/** Saves, and waits until the file holds all of that. The editor writes when it likes. */
async function save(editor: Editor, path: string, ...texts: readonly string[]): Promise<void> {
  await editor.page.keyboard.press('Control+S');
  await waitUntil(`${path} with ${texts.join(' and ')}`, () => {
    const text = editor.read(path);
    return texts.every((each) => text.includes(each));
  });
}

describe('tool schemas', () => {
  let editor: Editor;
  beforeAll(async () => {
    editor = await launchEditor({ name: 'schemas', prepare });
  });
  afterAll(async () => {
    await editor?.close();
  });

  it('makes a JSON schema strict with one click, says what that means, and one Undo takes it back', async () => {
    onTestFailed(() => editor.picture('strict-failed'));
    const { page } = editor;
    const before = editor.read('tools/tickets.json');
    await openFile(page, 'tools/tickets.json');
    await waitForLens(page, '3 problems');
    await page.locator('.codelens-decoration a', { hasText: 'Make strict' }).click();
    const [message = ''] = await waitForNotification(page, 'create_ticket is strict for OpenAI');
    expect(message).toMatch(/Tighter: .*was valid before and is not now\./);
    await waitUntil('no more problems', async () => (await lenses(page)).filter((each) => each === 'strict ✓').length === 2);
    await editor.picture('strict-done');
    await clickNotificationButton(page, 'Show changes');
    await page.locator('.tab', { hasText: 'create_ticket' }).waitFor();
    await page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame').getByText('Valid before, not now').first().waitFor();
    await editor.picture('strict-changes');
    await runCommand(page, 'View: Close All Editors in Group');
    await closeNotifications(page);
    await openFile(page, 'tools/tickets.json');
    await save(editor, 'tools/tickets.json', '"url": { "type": "string", "description"');
    expect(JSON.parse(editor.read('tools/tickets.json'))).toMatchObject([{}, { parameters: { properties: { attachments: { items: { additionalProperties: false } } } } }]);
    await page.keyboard.press('Control+Z');
    await waitForLens(page, '3 problems');
    await save(editor, 'tools/tickets.json', before);
  });

  it('tells the rule on hover, and mends one finding of a JSON schema by quick fix', async () => {
    onTestFailed(() => editor.picture('one-failed'));
    const { page } = editor;
    await openFile(page, 'tools/tickets.json');
    await waitForLens(page, '3 problems');
    const squiggle = await waitForSquiggle(page, '"format"');
    expect(await hoverOver(page, squiggle)).toContain('schema/format');
    await editor.picture('json-hover');
    await page.keyboard.press('Escape');
    await clickOn(page, squiggle);
    await openQuickFixes(page);
    await editor.picture('json-fixes');
    await chooseQuickFix(page, 'Move "format" into the description');
    await waitForLens(page, '2 problems');
    await save(editor, 'tools/tickets.json', '"url": { "type": "string", "description": "Format: uri." }');
    await page.keyboard.press('Control+Z');
    await waitForLens(page, '3 problems');
    await save(editor, 'tools/tickets.json', '"format": "uri"');
  });

  it('makes a TypeScript schema strict from its quick fixes, in the style it is written in', async () => {
    onTestFailed(() => editor.picture('typescript-failed'));
    const { page } = editor;
    await openFile(page, 'src/tools.ts');
    await waitForLens(page, 'Make strict');
    await editor.picture('typescript');
    const line = editor.read('src/tools.ts').split('\n').findIndex((each) => each.includes('required: ["tracking"],')) + 1;
    await page.locator('.codelens-decoration a', { hasText: /problem/ }).first().click();
    await page.locator('.monaco-hover:not(.hidden)', { hasText: 'schema/required' }).first().waitFor();
    await page.locator('.statusbar-item', { hasText: `Ln ${line},` }).waitFor();
    await editor.picture('typescript-problem');
    await page.keyboard.press('Escape');
    await openQuickFixes(page);
    await chooseQuickFix(page, 'Make strict: lookup_parcel');
    await waitForNotification(page, 'lookup_parcel is strict for OpenAI');
    await waitForLens(page, 'strict ✓');
    await save(editor, 'src/tools.ts', 'includeHistory: { type: ["boolean", "null"], description: "Also list every scan so far" },', 'required: ["tracking", "includeHistory"],');
    await closeNotifications(page);
  });

  it('makes a Python schema strict by command, and says which rule stands in the way of another', async () => {
    onTestFailed(() => editor.picture('python-failed'));
    const { page } = editor;
    await openFile(page, 'worker/tools.py');
    await waitForSquiggle(page, '"format"');
    await editor.picture('python');
    await goTo(page, 6, 20);
    await runCommand(page, 'Make schema strict');
    await waitForNotification(page, 'route_parcel is strict for OpenAI');
    await waitForLens(page, 'strict ✓');
    await save(editor, 'worker/tools.py', '"required": ["depot", "before"],', '# such as LDS');
    await closeNotifications(page);
    const after = editor.read('worker/tools.py');
    await page.locator('.codelens-decoration a', { hasText: 'Make strict' }).click();
    await waitForNotification(page, /print_label is left as it is: schema\/\S+ stands in the way/);
    await editor.picture('python-refused');
    await clickNotificationButton(page, 'Go to it');
    await page.locator('.statusbar-item', { hasText: /Ln 27, Col (?!1\b)/ }).waitFor();
    expect(editor.read('worker/tools.py')).toBe(after);
    await closeNotifications(page);
  });

  it('takes a suppression with its reason', async () => {
    onTestFailed(() => editor.picture('suppress-failed'));
    const { page } = editor;
    await openFile(page, 'src/tools.ts');
    const text = editor.read('src/tools.ts');
    const at = text.indexOf('{', text.indexOf('address: {'));
    const line = text.slice(0, at).split('\n').length;
    await goTo(page, line, at - text.lastIndexOf('\n', at));
    await openQuickFixes(page);
    await chooseQuickFix(page, 'Suppress schema/closed-object here');
    await page.keyboard.type('the carrier adds fields');
    await waitUntil('no problem but a hint', async () => (await lenses(page)).every((each) => !each.includes('problem')));
    await save(editor, 'src/tools.ts', '        // promptshift-ignore schema/closed-object: the carrier adds fields\n        address: {');
  });

  it('leads from an API error to its place, in a file that is not open', async () => {
    onTestFailed(() => editor.picture('locate-failed'));
    const { page } = editor;
    await runCommand(page, 'View: Close All Editors');
    await runCommand(page, 'Locate schema error');
    const input = page.locator('.quick-input-widget');
    await input.getByText('Paste the error').waitFor();
    await typeIntoQuickInput(page, 'it does not work');
    await input.getByText('This names no place in a schema').waitFor();
    await editor.picture('locate-question');
    await page.keyboard.press('Control+A');
    await page.keyboard.type("Invalid schema for function 'create_ticket': In context=('properties', 'attachments', 'items'), 'additionalProperties' is required to be supplied and to be false.");
    await page.keyboard.press('Enter');
    await page.locator('.tab.active[data-resource-name="tickets.json"]').waitFor();
    const text = editor.read('tools/tickets.json');
    const line = text.slice(0, text.indexOf('"items"')).split('\n').length;
    await page.locator('.statusbar-item', { hasText: `Ln ${line},` }).waitFor();
    await editor.picture('located');
  });
});

describe.each(['dark', 'high-contrast'] as const)('tool schemas in a %s theme', (theme) => {
  it('can be read', async () => {
    const editor = await launchEditor({ name: `schemas-${theme}`, theme, prepare });
    try {
      const { page } = editor;
      await openFile(page, 'worker/tools.py');
      // The line above moves what is below it: only then do squiggles stay where they are.
      await waitForLens(page, 'Make strict');
      expect(await hoverOver(page, await waitForSquiggle(page, '"format"'))).toContain('schema/format');
      await editor.picture('python');
      await page.keyboard.press('Escape');
      await openFile(page, 'tools/tickets.json');
      await waitForLens(page, 'strict ✓', '3 problems');
      await page.locator('.codelens-decoration a', { hasText: 'Make strict' }).click();
      await waitForNotification(page, 'create_ticket is strict for OpenAI');
      await waitUntil('no error', async () => (await readSquiggles(page)).every(({ severity }) => severity !== 'error'));
      await editor.picture('strict');
    } finally {
      await editor.close();
    }
  });
});

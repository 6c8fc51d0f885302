import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Command } from 'commander';
import { beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { commands as cliCommands } from '../../../src/cli/commands.ts';
import type { CliContext } from '../../../src/cli/context.ts';
import { panelActionTitles, problemActionTitles } from '../../../src/core/views/comparePanel.ts';
import { resultsActionTitles } from '../../../src/core/views/results.ts';
import { parseWith } from '../../support/parseWith.ts';
import { run } from '../cli/capture.ts';
import { commandTasks, literalsIn, makes, registrations, testBlocks, titlesIn, type TestBlock } from './surface/source.ts';
import { tablesOf, testsNamed, type Row } from './surface/tables.ts';

const { contributes } = manifest;
const page = readFileSync('docs/surface.md', 'utf8');
const tables = tablesOf(page);
const rowsOf = (heading: string): readonly Row[] => tables.get(heading) ?? [];
/** A column of a table, sorted, without the marks of code. */
const column = (heading: string, ...cells: readonly number[]): readonly string[] => rowsOf(heading).map((row) => cells.map((cell) => bare(row[cell])).join(' ')).toSorted();
const bare = (cell = ''): string => cell.replaceAll('`', '');
const short = (id: string): string => id.replace(/^promptshift\./, '');
const sorted = (values: readonly string[]): readonly string[] => values.toSorted();

type Menus = Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>;
const menus: Menus = contributes.menus;

/** Files that say what stands above code, and what quick fixes are called, beside those that make them. */
const lensTexts = ['src/extension/schemas/strictness.ts'];
const fixTexts = ['src/extension/schemas/fixTitle.ts', 'src/core/parameters/edits.ts'];
/** What a person does not see by itself: it serves what is listed. */
const plumbing = new Set(['createFileSystemWatcher', 'createQuickPick', 'registerTextDocumentContentProvider', 'createTestItem', 'createTestRun', 'registerCommand']);

type Source = { readonly path: string; readonly lenses: readonly string[]; readonly fixes: readonly string[]; readonly registered: readonly string[]; readonly tasks: ReturnType<typeof commandTasks>; readonly literals: ReadonlySet<string> };

async function readSource(path: string): Promise<Source> {
  const { root, errors } = await parseWith('typescript', readFileSync(path, 'utf8'));
  expect(errors, path).toEqual([]);
  const titles = (className: string, also: readonly string[]): readonly string[] => (makes(root, className) || also.includes(path) ? [...new Set(titlesIn(root, className))] : []);
  return {
    path, lenses: titles('vscode.CodeLens', lensTexts), fixes: titles('vscode.CodeAction', fixTexts),
    registered: registrations(root).filter((each) => !plumbing.has(each)), tasks: commandTasks(root), literals: literalsIn(root),
  };
}

/** `src/extension/aliases/aliasLenses.ts` is `aliases/aliasLenses` below `src/extension`. */
const named = (path: string, below: string): string => path.slice(below.length + 1, -'.ts'.length);

describe('docs/surface.md and the manifest', () => {
  it('name the same commands, with their titles and where the palette has them', () => {
    expect(column('Commands', 1, 0)).toEqual(sorted(contributes.commands.map(({ command, title }) => `${short(command)} ${title}`)));
    const when = new Map(menus['commandPalette']?.map((item) => [short(item.command), item.when ?? '']));
    for (const [, id, palette] of rowsOf('Commands')) {
      const clause = when.get(bare(id));
      const expected = clause === undefined ? 'always' : clause === 'false' ? 'never' : clause.startsWith('editorIsOpen') ? 'in code' : clause.includes('promptshift.promptFile') ? 'on prompts' : 'on versions';
      expect(palette, id).toBe(expected);
    }
  });

  it('name the same entries of menus', () => {
    const entries = Object.entries(menus).flatMap(([menu, items]) => (menu === 'commandPalette' ? [] : items.map(({ command }) => `${menu} ${short(command)}`)));
    expect(rowsOf('Menus and buttons').map(([menu, command]) => `${bare(menu?.split(' ')[0])} ${bare(command)}`).toSorted()).toEqual(sorted([...new Set(entries)]));
  });

  it('name the same keys', () => {
    expect(column('Keys', 0, 1)).toEqual(sorted(contributes.keybindings.map(({ key, command }) => `${key} ${short(command)}`)));
  });

  it('name the same views, welcomes and steps of the walkthrough', () => {
    const { viewsContainers, views, viewsWelcome, walkthroughs } = contributes;
    expect(column('Views and walkthrough', 1)).toEqual(sorted([
      ...Object.values(viewsContainers).flat().map(({ id }) => `viewsContainers.${id}`),
      ...Object.values(views).flat().map(({ id }) => `views.${id}`),
      ...viewsWelcome.map((_, index) => `viewsWelcome.${index}`),
      ...walkthroughs.flatMap(({ id, steps }) => steps.map((step) => `walkthroughs.${id}.${step.id}`)),
    ]));
  });

  it('name the same settings', () => {
    expect(column('Settings', 0)).toEqual(sorted(contributes.configuration.flatMap(({ properties }) => Object.keys(properties))));
  });

  it('name the same languages, grammars, defaults and schemas of files', () => {
    const { languages, grammars, configurationDefaults, jsonValidation } = contributes;
    expect(column('Files', 0)).toEqual(sorted([
      ...languages.map(({ id }) => `languages.${id}`), ...grammars.map(({ scopeName }) => `grammars.${scopeName}`),
      ...Object.keys(configurationDefaults).map((id) => `configurationDefaults.${id}`), ...jsonValidation.map(({ fileMatch }) => `jsonValidation.${fileMatch}`),
    ]));
  });

  it('know the same kinds of entries', () => {
    expect(Object.keys(contributes).toSorted()).toEqual(['commands', 'configuration', 'configurationDefaults', 'grammars', 'jsonValidation', 'keybindings', 'languages', 'menus', 'views', 'viewsContainers', 'viewsWelcome', 'walkthroughs']);
  });
});

describe('docs/surface.md and the source', () => {
  let sources: readonly Source[] = [];
  beforeAll(async () => {
    const own = readdirSync('src/extension', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts')).map((path) => `src/extension/${path.replaceAll('\\', '/')}`);
    sources = await Promise.all([...own, ...fixTexts.filter((path) => !own.includes(path))].map(readSource));
  }, 60_000);

  it('tell of a failure by the title of its command', () => {
    const tasks = sources.flatMap(({ tasks: own }) => own);
    const titles = new Map(contributes.commands.map(({ command, title }) => [short(command), title]));
    expect(tasks.map(([command]) => command).toSorted()).toEqual([...titles.keys()].toSorted());
    expect(tasks.filter(([command, task]) => titles.get(command)?.startsWith(task) !== true)).toEqual([]);
  });

  it('name the same lines above code', () => {
    expect(column('Lines above code', 1, 0)).toEqual(sorted(sources.flatMap(({ path, lenses }) => lenses.map((title) => `${named(path, 'src/extension')} ${title}`))));
  });

  it('name the same quick fixes', () => {
    const rows = rowsOf('Quick fixes and source actions');
    const listed = new Set(rows.map(([title, source]) => `${bare(source)} ${bare(title)}`));
    expect(listed.size).toBe(rows.length);
    for (const { path, fixes } of sources) for (const title of fixes) expect(listed, path).toContain(`${named(path, 'src')} ${title}`);
    // one whose title is put together elsewhere in its file is written out there too
    for (const [title, source] of rows) expect([...(sources.find(({ path }) => named(path, 'src') === bare(source))?.literals ?? [])], source).toContain(bare(title));
  });

  it('name the same things that the editor is given', () => {
    expect(column('What the editor is given', 1, 0)).toEqual(sorted(sources.flatMap(({ path, registered }) => registered.map((each) => `${named(path, 'src/extension')} ${each}`))));
  });

  it('name the same buttons of pages', () => {
    const titles = [panelActionTitles, resultsActionTitles, problemActionTitles].flatMap((table) => Object.values(table));
    expect(column('Buttons of the pages', 0)).toEqual(sorted(titles));
  });
});

describe('docs/surface.md and the command line', () => {
  /** Every flag, as `alias set --slot`. */
  const flags = new Set<string>();
  const names = new Set<string>();
  beforeAll(async () => {
    const program = new Command('promptshift');
    // nothing of it is asked for before a command runs
    for (const load of Object.values(cliCommands)) (await load())(program, {} as CliContext);
    const visit = (command: Command, path: readonly string[]): void => {
      names.add(path.join(' '));
      for (const { long } of command.options) flags.add(`${path.join(' ')} ${long}`);
      for (const each of command.commands) visit(each, [...path, each.name()]);
    };
    for (const command of program.commands) visit(command, [command.name()]);
  });

  it('name the same flags', () => {
    expect(column('Command line', 0, 1)).toEqual(sorted([...flags]));
  });

  /** Command lines in a text that give a flag which their command does not take. */
  const wrong = (text: string): readonly string[] => [...text.matchAll(/\bpromptshift (?!-)[^\n`|#;]+/g)].map(([line]) => line).filter((line) => {
    const [, name = '', sub = '', ...rest] = line.split(/\s+/);
    const command = names.has(`${name} ${sub}`) ? `${name} ${sub}` : name;
    return names.has(command) && [sub, ...rest].some((word) => /^--[a-z]/.test(word) && !flags.has(`${command} ${word.replace(/[=,.:)'"\]]+.*$/, '')}`) && word !== '--help');
  });

  it('hold for the examples of every help', async () => {
    for (const command of names) {
      const { stdout } = await run([...command.split(' '), '--help'], { cwd: '.' });
      // one that only holds others has theirs
      if (command !== 'alias') expect(stdout, command).toContain('\nExamples:\n');
      expect(wrong(stdout), command).toEqual([]);
    }
  });

  it('hold for the command lines of every page', () => {
    const pages = ['README.md', 'CHANGELOG.md', ...['docs', 'media'].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(?:md|sh|yml)$/.test(path)).map((path) => `${folder}/${path}`))];
    expect(pages.flatMap((path) => wrong(readFileSync(path, 'utf8')).map((line) => `${path}: ${line}`))).toEqual([]);
    expect(wrong('promptshift scan --fromat json')).toHaveLength(1);
  });
});

describe('the tests that docs/surface.md names', () => {
  const blocks = new Map<string, Promise<readonly TestBlock[]>>();
  const blocksOf = (file: string): Promise<readonly TestBlock[]> => {
    const known = blocks.get(file) ?? parseWith('typescript', readFileSync(file, 'utf8')).then(({ root }) => testBlocks(root));
    blocks.set(file, known);
    return known;
  };

  it.each([...tables.keys()])('are there: %s', async (heading) => {
    const missing: string[] = [];
    for (const row of rowsOf(heading)) {
      const tests = testsNamed(row.at(-1) ?? '');
      if (tests === undefined) missing.push(`${row[0]} names no test`);
      for (const { file, title, whole } of tests ?? []) {
        const found = existsSync(file) ? (await blocksOf(file)).find((block) => (whole ? block.title === title : block.title.startsWith(title))) : undefined;
        if (found === undefined) missing.push(`${file} has no test "${title}"`);
        // the test of a flag gives it
        else if (heading === 'Command line' && !found.text.includes(bare(row[1]))) missing.push(`"${title}" of ${file} does not give ${row[1]}`);
      }
    }
    expect(missing).toEqual([]);
  });

  it('stand in every table', () => {
    expect([...tables.keys()]).toEqual(['Commands', 'Menus and buttons', 'Keys', 'Views and walkthrough', 'Settings', 'Files', 'Lines above code', 'Quick fixes and source actions', 'What the editor is given', 'Buttons of the pages', 'Command line']);
    for (const [heading, rows] of tables) expect(rows.length, heading).toBeGreaterThan(1);
  });
});

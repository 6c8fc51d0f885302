import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { constructOfLines, fixtureFolder, readFixtures } from '../../../../scripts/docs/constructs.ts';
import { languagesPage } from '../../../../scripts/docs/languagesPage.ts';
import packageJson from '../../../../package.json' with { type: 'json' };
import { createScanner } from '../../../../src/core/createScanner.ts';
import { languageOf } from '../../../../src/core/scan/languageOf.ts';
import { analyzers } from '../../../../src/core/scan/languages/all.ts';
import { LineIndex } from '../../../../src/core/text/lineIndex.ts';
import { createGrammarSource } from '../../../../src/node/grammarSource.ts';

const accessors = ['app/models.ts', 'app/models.py', 'app/models/models.go', 'app/models/Models.java'].map((path) => ({ path }));
const scanner = createScanner(createGrammarSource(), { today: () => '2026-11-21', parseLimit: 20_000, accessors });
const fixtures = readFixtures();

describe('constructs of docs/languages.md', () => {
  it.each(fixtures)('$language', async ({ language, file, cells, gaps }) => {
    expect(languageOf(file)).toBe(language);
    const text = readFileSync(join(fixtureFolder, file), 'utf8');
    const { references, problem } = await scanner.scan({ path: file, language, text }, new AbortController().signal);
    const lines = new LineIndex(text);
    const construct = constructOfLines(text);
    const found: Record<string, string[]> = {};
    for (const { range, role, text: id, alias } of references) {
      const { line, column } = lines.positionAt(range.start);
      expect(text.slice(range.start, range.end)).toBe(id);
      (found[construct[line - 1] ?? 'none'] ??= []).push(`${line}:${column} ${role} ${id}${alias === undefined ? '' : ' alias'}`);
    }
    const known = Object.entries(gaps).filter(([, gap]) => gap.found.length > 0).map(([name, gap]) => [name, gap.found] as const);
    expect(found).toEqual({ ...cells, ...Object.fromEntries(known) });
    expect(problem).toBeUndefined();
  });

  it('has no gap that is none: move it to the cells when it works', () => {
    for (const { cells, gaps } of fixtures) {
      for (const [name, gap] of Object.entries(gaps)) {
        expect(gap.found).not.toEqual(gap.expected);
        expect(Object.keys(cells)).not.toContain(name);
      }
    }
  });

  it('has a fixture for every language, and every marker in the record', () => {
    expect(fixtures.map(({ language }) => language).toSorted()).toEqual(Object.keys(analyzers).toSorted());
    for (const { file, cells, gaps } of fixtures) {
      const marked = new Set(constructOfLines(readFileSync(join(fixtureFolder, file), 'utf8')).filter((name) => name !== undefined));
      expect(Object.keys({ ...cells, ...gaps }).toSorted(), file).toEqual([...marked].toSorted());
      for (const [name, lines] of Object.entries(cells)) expect(lines, `${file}: ${name}`).not.toEqual([]);
    }
  });

  it('are what docs/languages.md says (npm run languages writes it)', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../../docs/languages.md'), 'utf8');
    expect(page).toBe(languagesPage(fixtures, packageJson.dependencies));
  });
});

import { describe, expect, it } from 'vitest';
import { createScanner } from '../../../../../src/core/createScanner.ts';
import type { LanguageId } from '../../../../../src/core/scan/types.ts';
import { createGrammarSource } from '../../../../../src/node/grammarSource.ts';

const signal = new AbortController().signal;
const today = (): string => '2026-11-21';
const grammars = createGrammarSource();

// Each of these ran for minutes before; the runner's own limit ends a test that does again.
describe('texts that make a reader try everything', () => {
  it.each<readonly [LanguageId, string, string]>([
    ['bicep', 'a quote without end before many holes', `param m = 'gpt-4o ${'${a} '.repeat(5000)}`],
    ['bicep', 'holes without end', `${"'${model = ".repeat(5000)}"gpt-4o`],
    ['bicep', 'comments without end', `// gpt-4o\n${'/*'.repeat(50_000)}`],
    ['baml', 'raw strings without end', `// gpt-4o\n${'#"'.repeat(50_000)}`],
    ['sql', 'comments without end', `-- gpt-4o\n${'/*'.repeat(50_000)}`],
    ['yaml', 'thousands of ids in one line', '"gpt-4o" + ('.repeat(20_000)],
    ['yaml', 'nested maps', 'a: {'.repeat(100_000)],
    ['yaml', 'lists in lists in one line', `model: gpt-4o\n${'- '.repeat(500_000)}`],
    ['yaml', 'keys of keys in one line', `model: gpt-4o\n${'? '.repeat(500_000)}`],
    ['prompt', 'half an id over and over', '"gpt-" + ('.repeat(100_000)],
  ])('%s: %s', async (language, _what, text) => {
    expect((await createScanner(grammars, { today }).scan({ path: 'a', language, text }, signal)).references).toBeInstanceOf(Array);
  });

  it('says when it stopped early', async () => {
    const text = `// gpt-4o\n${'#"'.repeat(5000)}`;
    const { problem } = await createScanner(grammars, { today, parseLimit: -1 }).scan({ path: 'a.baml', language: 'baml', text }, signal);
    expect(problem).toBe('Finding the strings took too long; only the beginning of the file was scanned.');
  });

  it('keeps the beginning of a YAML file that takes too long', async () => {
    const text = 'a: gpt-4o\n'.repeat(500);
    const { problem, references } = await createScanner(grammars, { today, parseLimit: -1 }).scan({ path: 'a.yaml', language: 'yaml', text }, signal);
    expect(problem).toBe('Finding the strings took too long; only the beginning of the file was scanned.');
    expect(references.length).toBeGreaterThan(0);
    expect(references.length).toBeLessThan(100);
  });

  it('reads what stands once and what stands often alike in prose', async () => {
    const { references } = await createScanner(grammars, { today }).scan({ path: 'a.md', language: 'markdown', text: 'gpt-4o and gpt-4.1, again gpt-4o and openai/gpt-4o' }, signal);
    expect(references.map(({ text, range }) => [text, range.start])).toEqual([['gpt-4o', 0], ['gpt-4.1', 11], ['gpt-4o', 26], ['openai/gpt-4o', 37]]);
  });

  it('tells YAML that is nested too deeply from brackets in a string', async () => {
    const scan = (text: string) => createScanner(grammars, { today, parseLimit: 20_000 }).scan({ path: 'a.yaml', language: 'yaml', text }, signal);
    expect(await scan(`${'['.repeat(1500)}gpt-4o${']'.repeat(1500)} # gpt-4`)).toMatchObject({ problem: 'The YAML is nested too deeply; only its comments were scanned.' });
    const quoted = await scan(`log: "${'[0m'.repeat(1500)}"\nmodel: gpt-4o\n`);
    expect(quoted.problem).toBeUndefined();
    expect(quoted.references.map(({ text, role }) => `${role} ${text}`)).toEqual(['usage gpt-4o']);
  });

  it('finds YAML comments behind values, and no others', async () => {
    const { references } = await createScanner(grammars, { today, parseLimit: 20_000 }).scan(
      { path: 'a.yaml', language: 'yaml', text: '# gpt-4\na: b # gpt-4o gpt-4.1\nc: d#gpt-3.5-turbo\nmodel: gpt-5.4 # claude-3-opus-20240229' }, signal,
    );
    expect(references.filter(({ role }) => role === 'mention').map(({ text }) => text)).toEqual(expect.arrayContaining(['gpt-4', 'gpt-4o', 'gpt-4.1', 'claude-3-opus-20240229']));
  });

  it('reads holes of a Bicep string as before', async () => {
    const { references } = await createScanner(grammars, { today, parseLimit: 20_000 }).scan(
      { path: 'a.bicep', language: 'bicep', text: "param model string = 'gpt-4o'\nvar x = { model: 'gpt-4.1-${'a'}' }\n" }, signal,
    );
    expect(references.map(({ text }) => text)).toContain('gpt-4o');
  });
});

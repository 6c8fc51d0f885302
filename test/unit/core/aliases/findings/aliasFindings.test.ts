import { describe, expect, it } from 'vitest';
import { createScanner } from '../../../../../src/core/createScanner.ts';
import type { Finding, ScanOptions, SourceDocument } from '../../../../../src/core/scan/types.ts';
import { applyEdits } from '../../../../../src/core/text/range.ts';
import { createGrammarSource } from '../../../../../src/node/grammarSource.ts';

const grammars = createGrammarSource();
const never = new AbortController().signal;

async function findings(text: string, known: Partial<SourceDocument> = {}, options: Partial<ScanOptions> = {}): Promise<readonly Finding[]> {
  const scanner = createScanner(grammars, { today: () => '2026-11-21', parseLimit: 20_000, ...options });
  const { references } = await scanner.scan({ path: 'models.config.json', language: 'json', text, ...known }, never);
  return references.flatMap((reference) => reference.findings);
}
const alias = (slots: object): string => JSON.stringify({ aliases: { 'chat.core': slots } }, null, 2);
const [current, other] = ['gpt-5.4-2026-03-05', 'gpt-5.5-2026-04-23'];
const brief = (found: readonly Finding[], text: string): readonly string[] => found.map(({ rule, severity, range }) => `${severity} ${rule} ${text.slice(range.start, range.end)}`);

describe('the slots of an alias', () => {
  it('are models in use whatever they hold, each reported once', async () => {
    const text = alias({ default: 'gpt-4o', candidate: 'our-deployment', rollback: other, environments: { dev: { default: 'gpt-4-0613' } } });
    expect(brief(await findings(text), text)).toEqual([
      'warning model/deprecated gpt-4o', 'warning model/floating gpt-4o', 'hint model/unknown our-deployment', 'error model/retired gpt-4-0613',
    ]);
  });

  it('are read in a text that is half written, and left alone where they hold no id', async () => {
    expect((await findings(`{ "aliases": { "chat.core": { "default": "our-deployment", "rollback": "x", "candidate": `)).map(({ rule }) => rule)).toContain('model/unknown');
    expect(await findings(alias({ default: 7, candidate: '', rollback: 'two words' }))).toEqual([]);
    expect(await findings('')).toEqual([]);
  });
});

describe('alias/candidate-equals-default', () => {
  it('is a hint at the candidate, and none when they differ', async () => {
    const text = alias({ default: current, candidate: current, rollback: other });
    expect(brief(await findings(text), text)).toEqual([`hint alias/candidate-equals-default ${current}`]);
    expect(await findings(alias({ default: current, candidate: other, rollback: current }))).toEqual([]);
  });

  it.each([
    ['last, on its own line', '{ "aliases": { "a": {\n  "default": "m-1",\n  "candidate": "m-1"\n} } }', '{ "aliases": { "a": {\n  "default": "m-1"\n} } }'],
    ['first, on its own line', '{ "aliases": { "a": {\r\n\t"candidate": "m-1",\r\n\t"default": "m-1"\r\n} } }', '{ "aliases": { "a": {\r\n\t"default": "m-1"\r\n} } }'],
    ['in one line, between', '{"aliases":{"a":{"default":"m-1","candidate":"m-1","rollback":"m-2"}}}', '{"aliases":{"a":{"default":"m-1","rollback":"m-2"}}}'],
    ['in one line, last', '{ "aliases": { "a": { "default": "m-1", "candidate": "m-1" } } }', '{ "aliases": { "a": { "default": "m-1" } } }'],
    ['last, behind a comment', '{"aliases":{"a":{\n  "default": "m-1", // now\n  "candidate": "m-1" // then\n}}}', '{"aliases":{"a":{\n  "default": "m-1" // now\n // then\n}}}'],
  ])('is removed %s', async (_where, before, after) => {
    const removal = (await findings(before)).find(({ rule }) => rule === 'alias/candidate-equals-default')?.removal ?? [];
    expect(applyEdits(before, removal.map((range) => ({ range, newText: '' })))).toBe(after);
  });
});

describe('the rollback', () => {
  it('is asked for at the name of the alias', async () => {
    const text = alias({ default: current });
    expect(brief(await findings(text), text)).toEqual(['info alias/rollback-missing chat.core']);
  });

  it('that has been shut down is one warning, not an error about a call that nobody makes', async () => {
    const text = alias({ default: current, rollback: 'gpt-4-0613' });
    const found = await findings(text);
    expect(brief(found, text)).toEqual(['warning alias/rollback-retired gpt-4-0613']);
    expect(found[0]?.message).toMatch(/^chat\.core cannot be rolled back: gpt-4-0613 was shut down on 2026-10-23/);
  });
});

describe('alias/unused', () => {
  it('is said only when all uses are known', async () => {
    const text = alias({ default: current, rollback: other });
    expect(await findings(text)).toEqual([]);
    expect(await findings(text, { usedAliases: ['chat.core'] })).toEqual([]);
    expect(brief(await findings(text, { usedAliases: ['chat.other'] }), text)).toEqual(['hint alias/unused chat.core']);
  });
});

describe('alias/undefined', () => {
  const code = 'import { model } from "./models.ts";\ncall({ model: model("chat.nope") });\n';
  const accessors = { accessors: [{ path: 'models.ts' }] };

  it('names what there is, and is silent where nothing is known', async () => {
    const found = await findings(code, { path: 'a.ts', language: 'typescript', aliases: ['chat.core'] }, accessors);
    expect(found).toMatchObject([{ rule: 'alias/undefined', severity: 'warning', message: 'There is no alias chat.nope in models.config.json; it has chat.core' }]);
    expect(await findings(code, { path: 'a.ts', language: 'typescript' }, accessors)).toEqual([]);
    expect(await findings(code, { path: 'a.ts', language: 'typescript', aliases: ['chat.nope'] }, accessors)).toEqual([]);
  });

  it('takes severities and suppressions', async () => {
    const known = { path: 'a.ts', language: 'typescript', aliases: [] } as const;
    expect(await findings(code, known, { ...accessors, rules: { 'alias/undefined': 'off' } })).toEqual([]);
    expect(await findings(code, known, { ...accessors, rules: { 'alias/undefined': 'error' } })).toMatchObject([{ severity: 'error' }]);
    expect(await findings(code.replace('call', '// promptshift-ignore alias/undefined: comes with the next release\ncall'), known, accessors)).toEqual([]);
  });
});

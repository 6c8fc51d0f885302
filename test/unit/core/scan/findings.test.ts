import { describe, expect, it } from 'vitest';
import { createScanner } from '../../../../src/core/createScanner.ts';
import type { Finding, LanguageId, ScanOptions } from '../../../../src/core/scan/types.ts';
import type { LifecycleRow } from '../../../../src/core/models/lifecycle.ts';
import { createGrammarSource } from '../../../../src/node/grammarSource.ts';

const grammars = createGrammarSource();
const row = (id: string, shutdown: string, replacements: readonly string[] = []): LifecycleRow => ({
  vendor: 'openai', id, aliases: [], released: null, announced: '2026-01-01', shutdown, status: 'deprecated', replacements, source: 'https://example.com/deprecations', asOf: '2026-11-01',
});

async function findings(text: string, options: Partial<ScanOptions> = {}, path = 'src/a.ts', language: LanguageId = 'typescript'): Promise<readonly Finding[]> {
  const scanner = createScanner(grammars, { today: () => '2026-11-21', parseLimit: 20_000, ...options });
  const { references } = await scanner.scan({ path, language, text }, new AbortController().signal);
  return references.flatMap((reference) => reference.findings);
}
const brief = (found: readonly Finding[]): readonly string[] => found.map(({ rule, severity }) => `${severity} ${rule}`);
const call = (id: string): string => `call({ model: "${id}" });`;

describe('model/floating', () => {
  it('names the snapshot and offers it', async () => {
    const [found] = (await findings(call('gpt-5.4'))).filter(({ rule }) => rule === 'model/floating');
    expect(found).toMatchObject({ severity: 'warning', message: 'gpt-5.4 is floating; today it is gpt-5.4-2026-03-05', fix: { replacement: 'gpt-5.4-2026-03-05', reason: 'snapshot' } });
  });

  it('never offers a snapshot that is going away: the successor is the only fix', async () => {
    const found = await findings(call('gpt-4o'));
    expect(found.find(({ rule }) => rule === 'model/floating')?.message).toBe('gpt-4o is floating; today it is gpt-4o-2024-08-06');
    expect(found.flatMap(({ fix }) => fix ?? [])).toEqual([{ replacement: 'gpt-6-luna', reason: 'successor' }]);
  });

  it('hears of the end of a snapshot from the user’s own rows', async () => {
    const found = await findings(call('gpt-5.4'), { catalog: [row('gpt-5.4-2026-03-05', '2026-12-01', ['gpt-5.6-luna'])] });
    expect(found.flatMap(({ fix }) => fix ?? [])).toEqual([{ replacement: 'gpt-5.6-luna', reason: 'successor' }]);
  });

  it.each([
    ['openai:gpt-4o', ['openai:gpt-6-luna']],
    ['openai/gpt-4o', ['openai/gpt-6-luna']],
    ['models/gemini-2.0-flash', ['models/gemini-3.6-flash']],
    ['openrouter/openai/gpt-4o', []],
    ['anthropic.claude-3-5-sonnet-20240620-v1:0', []],
  ])('writes the successor of %s as that service spells it, or offers none', async (id, replacements) => {
    expect((await findings(call(id))).flatMap(({ fix }) => fix?.replacement ?? [])).toEqual(replacements);
  });

  it('does not fire on ids that stand for one model', async () => {
    for (const id of ['gpt-4o-2024-08-06', 'gpt-5.6-sol', 'text-embedding-3-small', 'claude-opus-4-6']) {
      expect(brief(await findings(call(id)))).not.toContain('warning model/floating');
    }
  });
});

describe('model/retired and model/deprecated', () => {
  it('names date, successor, source and the day it was read', async () => {
    const [found] = await findings(call('gpt-4-0613'), { catalog: [row('gpt-4-0613', '2026-10-23', ['gpt-5.6-sol'])] });
    expect(found).toMatchObject({ rule: 'model/retired', severity: 'error', fix: { replacement: 'gpt-5.6-sol', reason: 'successor' }, source: { url: 'https://example.com/deprecations', asOf: '2026-11-01' } });
    expect(found?.message).toBe('gpt-4-0613 was shut down on 2026-10-23; use gpt-5.6-sol (example.com, read 2026-11-01)');
  });

  it('warns before the day, and only informs more than 180 days ahead', async () => {
    const near = await findings(call('gpt-4-0613'), { catalog: [row('gpt-4-0613', '2026-12-21')] });
    expect(near.find(({ rule }) => rule === 'model/deprecated')).toMatchObject({ severity: 'warning', message: 'gpt-4-0613 shuts down on 2026-12-21, in 30 days (example.com, read 2026-11-01)' });
    const far = await findings(call('gpt-4-0613'), { catalog: [row('gpt-4-0613', '2027-12-21')] });
    expect(brief(far)).toContain('info model/deprecated');
  });

  it('judges by the day it is told', async () => {
    const options = { catalog: [row('gpt-4-0613', '2026-12-21')] };
    expect(brief(await findings(call('gpt-4-0613'), { ...options, today: () => '2026-12-20' }))).toContain('warning model/deprecated');
    expect(brief(await findings(call('gpt-4-0613'), { ...options, today: () => '2026-12-22' }))).toContain('error model/retired');
  });

  it('says when a date was read long ago', async () => {
    const [found] = await findings(call('gpt-4-0613'), { catalog: [{ ...row('gpt-4-0613', '2026-10-23'), asOf: '2026-05-01' }] });
    expect(found?.message).toContain('read 2026-05-01, 204 days ago: check it');
  });

  it('leaves tables, branches, comments and expectations alone', async () => {
    const text = 'const PRICES = { "gpt-4-0613": 1 }; if (model === "gpt-4-0613") f(); // gpt-4-0613\nexpect(m).toBe("gpt-4-0613");';
    expect(await findings(text, { catalog: [row('gpt-4-0613', '2026-10-23')] })).toEqual([]);
  });
});

describe('model/misspelled and model/unknown', () => {
  it('asks whether another id was meant', async () => {
    const found = await findings(call('gtp-5.5'));
    expect(found.find(({ rule }) => rule === 'model/misspelled')).toMatchObject({ severity: 'warning', message: 'gtp-5.5 is not a known model; did you mean gpt-5.5?', fix: { replacement: 'gpt-5.5', reason: 'spelling' } });
  });

  it('hints at ids nobody lists, not in tests', async () => {
    expect(brief(await findings(call('gpt-9.7-zeta')))).toContain('hint model/unknown');
    expect(brief(await findings(call('gpt-9.7-zeta'), {}, 'test/a.test.ts'))).not.toContain('hint model/unknown');
  });
});

describe('model/hard-coded', () => {
  it('is information on every usage, not in the alias file', async () => {
    expect(brief(await findings(call('gpt-5.6-sol')))).toEqual(['info model/hard-coded']);
    expect(brief(await findings('{"aliases":{"a":{"default":"gpt-5.6-sol"}}}', {}, 'models.config.json', 'json'))).toEqual(['info alias/rollback-missing']);
  });
});

describe('options and suppression', () => {
  it('takes severities from the options', async () => {
    const rules = { 'model/floating': 'error', 'model/hard-coded': 'off' } as const;
    expect(brief(await findings(call('gpt-4o'), { rules })).filter((one) => !one.includes('deprecated'))).toEqual(['error model/floating']);
  });

  it.each([
    ['call({ model: "gpt-5.6-sol" }); // promptshift-ignore model/hard-coded: sample', []],
    ['// promptshift-ignore model/hard-coded: sample\r\ncall({ model: "gpt-5.6-sol" });', []],
    ['// promptshift-ignore model/floating, model/hard-coded: sample\ncall({ model: "gpt-5.6-sol" });', []],
    ['// promptshift-ignore model/hard-coded\ncall({ model: "gpt-5.6-sol" });', ['info model/hard-coded']],
    ['// promptshift-ignore model/floating: other rule\ncall({ model: "gpt-5.6-sol" });', ['info model/hard-coded']],
    ['// promptshift-ignore model/hard-coded: two lines up\n\ncall({ model: "gpt-5.6-sol" });', ['info model/hard-coded']],
  ])('%s', async (text, expected) => {
    expect(brief(await findings(text))).toEqual(expected);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import schema from '../../../../src/core/evals/suites/eval-suite.schema.json' with { type: 'json' };
import { assertionTypes } from '../../../../src/core/evals/suites/suiteSchema.ts';
import { createAsserter, parseSuite, type Assertion, type AssertionHost, type AssertionInput } from '../../../../src/core/index.ts';
import { createBoundedAssertions } from '../../../../src/node/evals/boundedAssertions.ts';
import { createCodeSandbox } from '../../../../src/node/evals/codeSandbox.ts';
import { answer } from './assertions/support.ts';

const page = readFileSync(join(import.meta.dirname, '../../../../docs/evals.md'), 'utf8');
const blocks = [...page.matchAll(/^```yaml (\w+)\n([\s\S]*?)^```$/gm)].map(([, kind = '', text = '']) => ({ kind, text }));

type Example = {
  readonly assert: Assertion;
  readonly vars?: Readonly<Record<string, unknown>>;
  readonly given?: {
    readonly embed?: Readonly<Record<string, readonly number[]>>;
    readonly judge?: Readonly<Record<string, unknown>>;
    readonly moderate?: Readonly<Record<string, Readonly<Record<string, boolean>>>>;
  };
  readonly passes: string | Partial<AssertionInput>;
  readonly fails: string | Partial<AssertionInput>;
};
const examples = blocks.filter(({ kind }) => kind === 'example').map(({ text }) => ({ text, example: parse(text) as Example }));
const definitions = schema.definitions as unknown as Readonly<Record<string, { readonly properties: Readonly<Record<string, unknown>> }>>;

describe('the page on suites', () => {
  const [bounded, sandbox] = [createBoundedAssertions(), createCodeSandbox()];
  afterAll(() => {
    bounded.close();
    sandbox.close();
  });

  it('shows a suite without a mistake', async () => {
    const [suite] = blocks.filter(({ kind }) => kind === 'suite');
    expect((await parseSuite('evals/triage.eval.yaml', suite?.text ?? '')).problems).toEqual([]);
  });
  it('names every key of a suite', () => {
    const rows = page.slice(page.indexOf('## Keys'), page.indexOf('## Cases')).split('\n').filter((line) => line.startsWith('| `')).map((line) => line.split('|')[1] ?? '');
    expect(rows.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name)).toSorted()).toEqual(Object.keys(schema.properties).toSorted());
  });
  it('has an example of every assertion', () => {
    const shown = new Set(examples.map(({ example }) => example.assert.type.replace(/^not-/, '')));
    expect(assertionTypes.filter((type) => !shown.has(type))).toEqual([]);
  });
  it.each(assertionTypes)('names every option of %s, its choices and its default', (type) => {
    const row = page.split('\n').find((line) => line.startsWith(`| \`${type}\` |`)) ?? '';
    const options = row.split('|')[3] ?? '';
    for (const [name, option] of Object.entries(definitions[type]?.properties ?? {}) as [string, { enum?: readonly string[]; description?: string }][]) {
      if (['type', 'weight', 'name'].includes(name) && !(name === 'name' && type === 'tool-call')) continue;
      expect(options).toContain(`\`${name}\``);
      for (const choice of option.enum ?? []) expect(options).toContain(`\`${choice}\``);
      const number = /Default ([\d.]*\d)/.exec(option.description ?? '')?.[1];
      if (number !== undefined) expect(options).toContain(`\`${name}\` (${number}`);
    }
  });
  it.each(examples.map(({ text, example }) => [text.split('\n')[0] ?? '', example] as const))('tells the truth about %s', async (_line, { assert, vars = {}, given, passes, fails }) => {
    const written = `alias: a\nprompt: p.md\ncases: [{ assert: [${JSON.stringify(assert)}] }]\n`;
    expect((await parseSuite('evals/x.eval.yaml', written)).problems).toEqual([]);
    const input = (one: string | Partial<AssertionInput>): AssertionInput => answer(typeof one === 'string' ? one : one.text ?? '', { vars, ...(typeof one === 'string' ? {} : one) });
    const asserter = createAsserter({ bounded: bounded.bounded, runCode: sandbox.runCode, ...standIns(given) });
    expect(await asserter.check(assert, input(passes), new AbortController().signal)).toMatchObject({ pass: true });
    expect(await asserter.check(assert, input(fails), new AbortController().signal)).toMatchObject({ pass: false });
  });
});

/** Models that reply what the example says they do. */
function standIns({ embed, judge, moderate }: NonNullable<Example['given']> = {}): AssertionHost {
  return {
    ...(embed === undefined ? {} : { embed: (texts) => Promise.resolve(texts.map((text) => embed[text] ?? [])) }),
    ...(moderate === undefined ? {} : { moderate: (text) => Promise.resolve({ flagged: Object.values(moderate[text] ?? {}).some(Boolean), categories: moderate[text] ?? {} }) }),
    ...(judge === undefined ? {} : { judge: ({ messages }) => {
      const shown = JSON.parse(messages[1]?.content ?? '{}') as { answer?: string; first?: string; second?: string };
      if (shown.answer !== undefined) return Promise.resolve(JSON.stringify(judge[shown.answer]));
      const isFirst = shown.first !== undefined && shown.first in judge;
      const wins = judge[(isFirst ? shown.first : shown.second) ?? ''] === 'candidate';
      return Promise.resolve(JSON.stringify({ reason: 'As the example says.', better: isFirst === wins ? 'first' : 'second' }));
    } }),
  };
}

import { describe, expect, it } from 'vitest';
import { suiteCompletionsAt, suiteHoverAt } from '../../../../../src/core/index.ts';

/** `|` marks the cursor. */
async function offered(marked: string): Promise<readonly string[]> {
  const offset = marked.indexOf('|');
  return (await suiteCompletionsAt(marked.replace('|', ''), offset)).map(({ text }) => text);
}

async function hovered(marked: string): Promise<string | undefined> {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const hover = await suiteHoverAt(text, offset);
  return hover === undefined ? undefined : `${text.slice(hover.range.start, hover.range.end)}: ${hover.description}`;
}

describe('suiteCompletionsAt', () => {
  it('offers the keys of a suite that are not there yet', async () => {
    const keys = await offered('alias: a\n|');
    expect(keys).toContain('cases');
    expect(keys).toContain('budget');
    expect(keys).not.toContain('alias');
    expect(await offered('|')).toContain('alias');
    expect(await offered('alias: a\nga|\ncases: []\n')).toContain('gate');
  });
  it('offers keys where they are nested, in blocks and in braces', async () => {
    expect(await offered('gate:\n  |')).toContain('minPassRate');
    expect(await offered('gate: { minPassRate: 1, | }')).toEqual(expect.arrayContaining(['maxDrop']) as string[]);
    expect(await offered('gate: { minPassRate: 1, | }')).not.toContain('minPassRate');
    expect(await offered('gate:\n  maxRegressions:\n    |')).toEqual(['critical', 'high', 'normal', 'low']);
    expect(await offered('cases:\n  - id: x\n    |')).toContain('severity');
    expect(await offered('cases:\n  - |')).toContain('vars');
  });
  it('offers what the assertion’s own type takes, what is needed first', async () => {
    expect(await offered('cases:\n  - assert:\n      - type: rouge-n\n        |')).toEqual(['value', 'n', 'measure', 'threshold', 'weight', 'name']);
    expect(await offered('defaults: { assert: [ { type: latency, | } ] }')).toEqual(['max', 'weight', 'name']);
    expect(await offered('defaults: { assert: [ { | } ] }')).toEqual(['type', 'weight', 'name']);
  });
  it('offers values where there is a choice', async () => {
    expect(await offered('cases:\n  - severity: |')).toEqual(['critical', 'high', 'normal', 'low']);
    expect(await offered('cases:\n  - severity: cri|\n    id: x')).toEqual(['critical', 'high', 'normal', 'low']);
    expect(await offered('defaults: { assert: [ { type: is-json, fenced: | } ] }')).toEqual(['true', 'false']);
    const types = await offered('cases:\n  - assert: [ { type: not-con| } ]');
    expect(types).toContain('not-contains');
    expect(types).toContain('rouge-l');
    expect(await offered('name: |')).toEqual([]);
  });
  it('puts the choice in the place of the word that is begun', async () => {
    const [first] = await suiteCompletionsAt('cases:\n  - severity: cri', 23);
    expect(first).toMatchObject({ kind: 'value', text: 'critical', range: { start: 21, end: 24 } });
  });
  it('offers nothing in free text', async () => {
    expect(await offered('cases:\n  - vars: { te|: x }')).toEqual([]);
    expect(await offered('[[[|')).toEqual([]);
  });
});

describe('suiteHoverAt', () => {
  it('tells what a key means, and what an assertion asks', async () => {
    expect(await hovered('re|peat: 3')).toBe('repeat: How often each case is asked. Default 1.');
    expect(await hovered('cases:\n  - assert: [ { type: regex, fl|ags: i } ]')).toBe('flags: JavaScript’s flags: i, m, s, u, v.');
    expect(await hovered('cases:\n  - assert: [ { type: not-re|fusal } ]')).toBe('not-refusal: The model refused to answer. Mostly used as not-refusal.');
  });
  it('says nothing of free text', async () => {
    expect(await hovered('cases:\n  - vars: { te|xt: x }')).toBeUndefined();
    expect(await hovered('nothing|')).toBeUndefined();
  });
});

it.each(['['.repeat(500_000), '{'.repeat(500_000), '- ? '.repeat(5_000), '? '.repeat(5_000)])('neither helps nor hangs on a bomb (%#)', async (text) => {
  expect(await suiteCompletionsAt(text, 10)).toEqual([]);
  expect(await suiteHoverAt(text, 10)).toBeUndefined();
});

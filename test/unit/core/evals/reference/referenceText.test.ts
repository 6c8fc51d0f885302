import { describe, expect, it } from 'vitest';
import { parseReference, referencePath, referenceText } from '../../../../../src/core/evals/reference/referenceText.ts';
import type { Reference } from '../../../../../src/core/evals/reference/types.ts';
import { answers } from '../verdict/suites.ts';

const reference: Reference = {
  type: 'reference', version: 1, suite: 'evals/triage.eval.yaml', run: 'r1', side: 'baseline', ranAt: '2026-11-22T10:00:00.000Z', provider: 'openai', model: 'gpt-5.4', requested: 'chat.triage', repeat: 2,
  asked: { parameters: 'aa', prompt: 'bb' },
  cases: [{ type: 'case', id: 'fire', severity: 'critical', hash: 'cc', repeats: answers('10') }, { type: 'case', id: 'a\u2028b', severity: 'low', hash: 'dd', repeats: answers('11') }],
};

describe('the file of a reference run', () => {
  it('is read as it was written, whatever line ends git made of it', () => {
    expect(parseReference('r.jsonl', referenceText(reference))).toEqual(reference);
    expect(parseReference('r.jsonl', referenceText(reference).replaceAll('\n', '\r\n'))).toEqual(reference);
  });

  it('names the line that is none of its rows', () => {
    const [header = '', first = '', second = ''] = referenceText(reference).split('\n');
    const wrong: readonly (readonly [string, number])[] = [
      ['', 1], ['{}', 1], [header.replace('"version":1', '"version":2'), 1], [`${header}\n<<<<<<< HEAD\n${first}`, 2],
      [`${header}\n${first}\n${second.replace('"low"', '"urgent"')}`, 3], [`${header.replace('"repeat":2', '"repeat":9000')}\n${first}`, 2], [`${header}\n${first.replace('"score":1', '"score":null')}`, 2],
    ];
    for (const [text, line] of wrong) expect(() => parseReference('r.jsonl', text), text).toThrow(`r.jsonl:${line} is not a row`);
  });

  it('lies at a path that says which suite it is of', () => {
    expect(referencePath('evals/triage.eval.yaml')).toBe('.promptshift/reference/triage.jsonl');
    expect(referencePath('apps/shop/evals/triage.eval.yml')).toBe('.promptshift/reference/apps/shop/triage.jsonl');
  });
});

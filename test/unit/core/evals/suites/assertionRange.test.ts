import { describe, expect, it } from 'vitest';
import { createAssertionRanges, parseSuite } from '../../../../../src/core/index.ts';

const text = `alias: chat.core
prompt: ../p.md
defaults:
  assert:
    - { type: latency, max: 9 }
cases:
  - id: one
    vars: { text: a }
  - id: 2
    vars: { text: b }
    assert: [ { type: equals, value: x }, { type: contains, value: y } ]
`;

describe('createAssertionRanges', () => {
  it('finds defaults first, then what a case asks itself', async () => {
    const { suite } = await parseSuite('evals/a.eval.yaml', text);
    if (suite === undefined) throw new Error('The suite is wrong.');
    const rangeOf = await createAssertionRanges(text, suite);
    const at = (id: string, index: number): string | undefined => {
      const range = rangeOf(id, index);
      return range && text.slice(range.start, range.end).trim();
    };
    expect(at('one', 0)).toBe('{ type: latency, max: 9 }');
    expect(at('2', 0)).toBe('{ type: latency, max: 9 }');
    expect(at('2', 1)).toBe('{ type: equals, value: x }');
    expect(at('2', 2)).toBe('{ type: contains, value: y }');
    expect(at('of a file', 1)).toBeUndefined();
  });
  it('finds nothing in a text that is broken by now', async () => {
    const { suite } = await parseSuite('evals/a.eval.yaml', text);
    if (suite === undefined) throw new Error('The suite is wrong.');
    expect((await createAssertionRanges('cases: [', suite))('one', 0)).toBeUndefined();
  });
});

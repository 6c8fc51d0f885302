import { describe, expect, it } from 'vitest';
import { leftSummary } from '../../../../src/cli/pin/leftSummary.ts';

describe('leftSummary', () => {
  it('counts by reason, the commonest first', () => {
    const left = ['A name must be a constant.', 'A type takes certain ids.', 'A type takes certain ids.'].map((reason) => ({ reason }));
    expect(leftSummary(left)).toBe('3 left as they are:\n    2  A type takes certain ids.\n    1  A name must be a constant.\n');
  });

  it('does not repeat what one line has said', () => {
    expect(leftSummary([])).toBe('');
    expect(leftSummary([{ reason: 'A name must be a constant.' }])).toBe('');
  });
});

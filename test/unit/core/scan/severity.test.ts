import { describe, expect, it } from 'vitest';
import { bySeverity, ruleWord, severities } from '../../../../src/core/scan/severity.ts';

describe('severities', () => {
  it('are sorted the gravest first', () => {
    expect((['hint', 'error', 'info', 'warning', 'error'] as const).toSorted(bySeverity)).toEqual(['error', 'error', 'warning', 'info', 'hint']);
    expect([...severities].toSorted(bySeverity)).toEqual(severities);
  });
});

describe('ruleWord', () => {
  it('is what a rule finds', () => {
    expect([ruleWord('model/retired'), ruleWord('alias/rollback-missing')]).toEqual(['retired', 'rollback-missing']);
  });
});

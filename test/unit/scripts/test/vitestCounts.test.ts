import { describe, expect, it } from 'vitest';
import { readVitestCounts } from '../../../../scripts/test/vitestCounts.ts';

describe('readVitestCounts', () => {
  it('counts a file that failed before its first test', () => {
    const report = {
      numPassedTests: 5,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [
        { status: 'failed', assertionResults: [{}] },
        { status: 'failed', assertionResults: [] },
        { status: 'passed', assertionResults: [{}] },
      ],
    };
    expect(readVitestCounts(JSON.stringify(report))).toEqual({ passed: 5, failed: 2, skipped: 3 });
  });
});

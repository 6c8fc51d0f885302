import { describe, expect, it } from 'vitest';
import { readVitestReport, withSecondTry } from '../../../../scripts/test/vitestReport.ts';

const file = (name: string, ...statuses: readonly string[]) => ({
  name: `/w/test/e2e/${name}`,
  status: statuses.length === 0 || statuses.includes('failed') ? 'failed' : 'passed',
  assertionResults: statuses.map((status) => ({ status })),
});
const report = (...testResults: readonly ReturnType<typeof file>[]) => readVitestReport(JSON.stringify({ testResults }));

describe('readVitestReport', () => {
  it('counts tests, and a file that failed before its first one', () => {
    const { counts, failedFiles } = report(file('a', 'passed', 'failed', 'pending'), file('b'), file('c', 'passed', 'todo', 'skipped'));
    expect(counts).toEqual({ passed: 2, failed: 2, skipped: 3 });
    expect(failedFiles).toEqual(['/w/test/e2e/a', '/w/test/e2e/b']);
  });

  it('counts a file that failed after its tests had passed', () => {
    const late = { ...file('a', 'passed'), status: 'failed' };
    expect(report(late).counts).toMatchObject({ passed: 1, failed: 1 });
  });
});

describe('withSecondTry', () => {
  it('lets the second results stand, and names what passed only then', () => {
    const { counts } = withSecondTry(report(file('a', 'passed', 'failed'), file('b', 'passed')), report(file('a', 'passed', 'passed')));
    expect(counts).toEqual({ passed: 3, failed: 0, skipped: 0, note: 'passed only on the second try: a' });
  });

  it('keeps what failed twice as failed', () => {
    const { counts } = withSecondTry(report(file('a', 'passed', 'failed'), file('b')), report(file('a', 'failed', 'passed'), file('b')));
    expect(counts).toEqual({ passed: 1, failed: 2, skipped: 0 });
  });
});

import { describe, expect, it } from 'vitest';
import { runStages, type Counts, type Stage } from '../../../../scripts/test/stage.ts';
import { formatSummary, totalsLine } from '../../../../scripts/test/summary.ts';

function stage(name: string, run: () => Counts, needs: readonly string[] = []): Stage {
  return { name, title: name, needs, run: () => Promise.resolve().then(run) };
}

const ignore = (): void => undefined;

describe('runStages', () => {
  it('goes on after a failure, and reports every stage in order', async () => {
    const seen: string[] = [];
    const stages = [stage('a', () => ({ passed: 0, failed: 2 })), stage('b', () => ({ passed: 3, failed: 0 }))];
    const results = await runStages(stages, ({ name }) => seen.push(`start ${name}`), ({ name }) => seen.push(`end ${name}`));
    expect(seen).toEqual(['start a', 'end a', 'start b', 'end b']);
    expect(totalsLine(results)).toBe('3 passed, 2 failed');
  });

  it('counts a stage that ran nothing as a failure', async () => {
    const [result] = await runStages([stage('empty', () => ({ passed: 0, failed: 0, skipped: 4 }))], ignore, ignore);
    expect(result).toMatchObject({ passed: 0, failed: 1, skipped: 4, note: 'ran nothing' });
  });

  it('counts a stage that could not be carried out as a failure, with its reason', async () => {
    const broken = stage('broken', () => {
      throw new Error('no editor');
    });
    expect(await runStages([broken], ignore, ignore)).toMatchObject([{ passed: 0, failed: 1, note: 'no editor' }]);
  });

  it('does not run a stage whose need failed, and counts it as failed', async () => {
    let ran = false;
    const after = stage('host', () => {
      ran = true;
      return { passed: 1, failed: 0 };
    }, ['build']);
    const results = await runStages([stage('build', () => ({ passed: 0, failed: 1 })), after], ignore, ignore);
    expect(ran).toBe(false);
    expect(results[1]).toMatchObject({ failed: 1, note: 'not run, because build failed' });
  });
});

describe('formatSummary', () => {
  it('ends with the totals on a line of their own', () => {
    const text = formatSummary([
      { name: 'unit', passed: 120, failed: 0, seconds: 4.25 },
      { name: 'e2e', passed: 9, failed: 1, skipped: 2, seconds: 61, note: 'vitest ended with 1\nand more' },
    ]);
    const lines = text.split('\n');
    expect(lines.at(-1)).toBe('129 passed, 1 failed');
    expect(lines.find((line) => line.startsWith('e2e'))).toMatch(/9\s+1\s+2\s+61\.0 s\s+vitest ended with 1$/);
  });
});

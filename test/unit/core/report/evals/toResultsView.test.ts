import { describe, expect, it } from 'vitest';
import { toResultsView } from '../../../../../src/core/report/evals/toResultsView.ts';
import { evalResultOf, manyCases } from '../../../../support/evalResults.ts';

describe('the view of a result', () => {
  it('counts as the verdict counts', () => {
    const result = evalResultOf(manyCases(400));
    const { table } = toResultsView(result, { labels: [], notices: [] });
    const changes = (index: number): number => table.changes.filter((change) => change === index).length;
    const { wins, losses, same } = result.verdict.cases;
    expect([changes(0), changes(1), changes(2)]).toEqual([losses, wins, same]);
    expect(table.flags.filter((flag) => (flag & 1) !== 0)).toHaveLength(result.verdict.flaky.length);
    expect(losses).toBeGreaterThan(0);
  });

  it('names the run, its models and money, and the alias that may be promoted', () => {
    const view = toResultsView(evalResultOf([{ id: 'a', passes: ['+', '+'] }]), { labels: [], notices: [] });
    expect(view).toMatchObject({ title: 'Ticket triage 1.2.0', size: '1 case × 3', money: '$1.84 of a $2.00 budget', alias: 'chat.triage', suitePath: 'evals/triage.eval.yaml' });
    expect(view.sides).toEqual({ baseline: { model: 'gpt-5.4-2026-03-05', role: 'baseline, chat.triage', head: 'Baseline' }, candidate: { model: 'gpt-5.5-2026-04-23', role: 'candidate', head: 'Candidate' } });
  });

  it('says where answers come from, what was asked twice, and why it broke off once', () => {
    const result = evalResultOf([{ id: 'a', passes: ['+', '+'] }]);
    const reason = 'The budget is reached.';
    const view = toResultsView({ ...result, provider: 'replay (a.jsonl)', run: { ...result.run, status: 'incomplete', reason, repeated: ['a/candidate/0'] } }, { labels: ['replayed'], notices: ['The suite is gone.'] });
    expect(view.notices).toEqual([expect.stringContaining('recorded answers'), 'The suite is gone.']);
    expect(view.verdict.counts).toContain('1 requests asked twice');
    expect(view).toMatchObject({ labels: ['replayed'], incomplete: reason });
  });

  it('is one small message for 10,000 cases', () => {
    const view = toResultsView(evalResultOf(manyCases(10_000)), { labels: [], notices: [] });
    expect(JSON.stringify(view).length).toBeLessThan(1_000_000);
  });
});

import type { Gate } from '../../../../../src/core/evals/gate.ts';
import type { CaseOutcome, RepeatOutcome } from '../../../../../src/core/evals/outcome.ts';
import type { EvalResult } from '../../../../../src/core/evals/runner/evalResult.ts';
import type { JudgedRow } from '../../../../../src/core/evals/runner/types.ts';
import { decideVerdict } from '../../../../../src/core/evals/verdict/decideVerdict.ts';

/** A finished run of these outcomes, with one assertion an answer. */
export function resultOf(outcomes: readonly CaseOutcome[], gate: Gate = {}, more: Partial<EvalResult> = {}): EvalResult {
  const rows = (id: string, side: 'baseline' | 'candidate', repeats: readonly RepeatOutcome[]): readonly JudgedRow[] =>
    repeats.map((outcome, repeat): JudgedRow => ({
      type: 'judged', case: id, side, repeat, outcome,
      assertions: [{ type: 'equals', weight: 1, pass: outcome.passed, score: Number(outcome.passed), reason: outcome.passed ? 'It is "urgent".' : `It is "<b>normal</b>" of ${id}, not "urgent".` }],
    }));
  const compared = more.reference === undefined || more.reference.changed.length > 0 ? 'models' : 'runs';
  return {
    runId: '2026-11-22T101500Z-triage-1f3a', startedAt: '2026-11-22T10:15:00.000Z', provider: 'openai (https://api.openai.com)',
    suite: { name: 'Ticket triage', path: 'evals/triage.eval.yaml' }, prompt: { name: 'triage', version: '1.2.0', path: 'prompts/triage/1.2.0.md' },
    sides: { baseline: { requested: 'chat.triage', alias: 'chat.triage', model: 'gpt-5.4-2026-03-05' }, candidate: { requested: 'gpt-5.5-2026-04-23', model: 'gpt-5.5-2026-04-23' } },
    repeat: outcomes[0]?.candidate.length ?? 1, budgetUsd: 2,
    run: { status: 'complete', spentUsd: 1.84, unknownPrices: 0, repeated: [] },
    verdict: decideVerdict(outcomes, gate, { compared, traffic: { alias: 'chat.triage', callsPerMonth: 5_000_000 } }),
    cases: outcomes.map(({ id, severity, tags, baseline, candidate }, index) => ({
      id, severity, tags, place: { path: 'evals/triage.jsonl', line: index + 1 }, baseline: rows(id, 'baseline', baseline), candidate: rows(id, 'candidate', candidate),
    })),
    ...more,
  };
}

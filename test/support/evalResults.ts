import type { EvalResult } from '../../src/core/evals/runner/evalResult.ts';
import type { EvalCaseResult } from '../../src/core/evals/runner/evalCaseResult.ts';
import { outcomesOf } from '../../src/core/evals/runner/evalResult.ts';
import type { JudgedRow } from '../../src/core/evals/runner/types.ts';
import { decideVerdict } from '../../src/core/evals/verdict/decideVerdict.ts';
import { severities, type Gate } from '../../src/core/evals/gate.ts';
import type { SideName } from '../../src/core/compare/types.ts';

/** Passes of three repeats on each side; `!` is a repeat that could not be judged. */
export type SampleCase = { readonly id: string; readonly severity?: EvalCaseResult['severity']; readonly tags?: readonly string[]; readonly passes: readonly [string, string] };

/** A run of a suite with a real verdict, from what passed: `['+++', '+-!']` are three repeats of a case on each side. */
export function evalResultOf(cases: readonly SampleCase[], gate: Gate = {}): EvalResult {
  const results = cases.map(({ id, severity = 'normal', tags = [], passes }, at): EvalCaseResult => ({
    id, severity, tags, place: { path: 'evals/triage.eval.yaml', line: 10 + 5 * at },
    baseline: rowsOf(id, 'baseline', passes[0], at), candidate: rowsOf(id, 'candidate', passes[1], at),
  }));
  return {
    runId: '2026-11-22T010000Z-triage-1f3a', startedAt: '2026-11-22T01:00:00.000Z', provider: 'openai (http://localhost)',
    suite: { name: 'Ticket triage', path: 'evals/triage.eval.yaml' },
    prompt: { name: 'triage', version: '1.2.0', path: 'prompts/triage/1.2.0.md' },
    sides: { baseline: { requested: 'chat.triage', alias: 'chat.triage', model: 'gpt-5.4-2026-03-05' }, candidate: { requested: 'gpt-5.5-2026-04-23', model: 'gpt-5.5-2026-04-23' } },
    repeat: 3, budgetUsd: 2, run: { status: 'complete', spentUsd: 1.84, unknownPrices: 0, repeated: [] },
    verdict: decideVerdict(outcomesOf(results), gate, { seed: 1 }), cases: results,
  };
}

function rowsOf(id: string, side: SideName, passes: string, at: number): readonly JudgedRow[] {
  return [...passes].map((mark, repeat): JudgedRow => {
    const row = { type: 'judged' as const, case: id, side, repeat };
    if (mark === '!') return { ...row, error: 'The server was busy.', assertions: [] };
    const passed = mark === '+';
    const slow = side === 'baseline' ? 1 : 1.25;
    return {
      ...row,
      outcome: {
        passed, score: passed ? 1 : 0.25, latencyMs: Math.round((800 + ((at * 37) % 900)) * slow), coldCostUsd: (0.002 + ((at * 13) % 40) * 0.0001) * slow,
        inputTokens: 400, outputTokens: 12, refused: false, schemaViolation: false, moderationFlagged: false,
      },
      assertions: [passed ? { type: 'equals', weight: 1, pass: true, score: 1, reason: 'It is equal.' } : { type: 'equals', weight: 1, pass: false, score: 0, reason: 'expected urgent, got normal' }],
    };
  });
}

/** As many cases as are asked for, with some of every kind, the same each time. */
export function manyCases(count: number): readonly SampleCase[] {
  const kinds: readonly (readonly [string, string])[] = [['+++', '---'], ['---', '+++'], ['+-+', '+++'], ['+++', '++!']];
  return Array.from({ length: count }, (_, at): SampleCase => ({
    id: `case-${String(at).padStart(5, '0')}`,
    severity: severities[at % 4] ?? 'normal',
    tags: [`topic-${at % 7}`],
    passes: at % 40 < 4 ? (kinds[at % 40] ?? ['+++', '+++']) : ['+++', '+++'],
  }));
}

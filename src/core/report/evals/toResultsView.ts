import { caseLines } from './caseLines.ts';
import { evalSummary, isInUse } from './evalSummary.ts';
import { runWords } from './verdictWords.ts';
import type { AnswerLabel } from '../../views/comparison.ts';
import { caseChanges, caseFlags, severityNames, type CaseChangeView, type ResultsTable, type ResultsView, type SideColumns } from '../../views/results.ts';
import type { EvalResult } from '../../evals/runner/evalResult.ts';
import type { EvalCaseResult } from '../../evals/runner/evalCaseResult.ts';
import { outcomesOf } from '../../evals/runner/evalResult.ts';
import type { JudgedRow } from '../../evals/runner/types.ts';
import { caseChange } from '../../evals/statistics/caseChange.ts';
import { caseMean, passCounts } from '../../evals/verdict/perCase.ts';

/** What is not in a result itself: where its answers come from, and sentences to be said with it. */
export type ResultsAbout = { readonly labels: readonly AnswerLabel[]; readonly notices: readonly string[] };

/** What the results page shows of a run: the words of every report, and every count the verdict's. */
export function toResultsView(result: EvalResult, { labels, notices }: ResultsAbout): ResultsView {
  const { suite, sides, provider, startedAt, run } = result;
  const { title, view, models, roles, sideHeads, heldAgainst, answers, notes, counts, pattern } = evalSummary(result);
  const { alias } = sides.baseline;
  return {
    title,
    suitePath: suite.path,
    sides: { baseline: { model: models.baseline, role: roles.baseline, head: sideHeads[0] }, candidate: { model: models.candidate, role: roles.candidate, head: sideHeads[1] } },
    ...(heldAgainst === undefined ? {} : { heldAgainst }),
    ...runWords(result),
    provider, answers, startedAt, labels,
    // why it broke off stands with the verdict's reasons
    notices: [...notes.filter((note) => note !== run.reason), ...notices],
    verdict: { ...view, counts },
    ...(pattern === undefined ? {} : { pattern }),
    ...(run.reason === undefined ? {} : { incomplete: run.reason }),
    ...(alias === undefined || isInUse(result) ? {} : { alias }),
    table: toTable(result),
  };
}

function toTable(result: EvalResult): ResultsTable {
  const { cases, verdict } = result;
  const outcomes = outcomesOf(cases);
  const flaky = new Set(verdict.flaky);
  const isError = ({ outcome }: JudgedRow): boolean => outcome === undefined;
  return {
    ids: cases.map(({ id }) => id),
    severities: cases.map(({ severity }) => severityNames.indexOf(severity)),
    changes: outcomes.map((outcome) => caseChanges.indexOf(changeOf(outcome))),
    flags: cases.map((one) => (flaky.has(one.id) ? caseFlags.flaky : 0) | ([...one.baseline, ...one.candidate].some(isError) ? caseFlags.error : 0)),
    tags: cases.map(({ tags }) => tags.join(' ')),
    why: caseLines(result).map(({ why }) => shortened(why)),
    baseline: columnsOf(cases.map(({ baseline }) => baseline)),
    candidate: columnsOf(cases.map(({ candidate }) => candidate)),
  };
}

function changeOf(outcome: ReturnType<typeof outcomesOf>[number]): CaseChangeView {
  if (outcome.baseline.length === 0 || outcome.candidate.length === 0) return 'missing';
  return caseChange(passCounts(outcome));
}

function columnsOf(cases: readonly EvalCaseResult['baseline'][]): SideColumns {
  const judged = cases.map((rows) => rows.flatMap(({ outcome }) => (outcome === undefined ? [] : [outcome])));
  const mean = (name: 'score' | 'latencyMs' | 'coldCostUsd'): readonly (number | null)[] =>
    judged.map((repeats) => {
      const value = repeats.length === 0 ? undefined : caseMean(repeats, (repeat) => repeat[name]);
      // seven digits are more than is shown, and a third of the bytes
      return value === undefined ? null : Number(value.toPrecision(7));
    });
  return {
    passed: judged.map((repeats) => repeats.filter(({ passed }) => passed).length),
    repeats: judged.map((repeats) => repeats.length),
    score: mean('score'), latencyMs: mean('latencyMs'), costUsd: mean('coldCostUsd'),
  };
}

/** Longest reason of a row, in UTF-16 units; the details have it whole. */
const longestWhy = 200;

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > longestWhy ? `${line.slice(0, longestWhy - 1)}…` : line;
}

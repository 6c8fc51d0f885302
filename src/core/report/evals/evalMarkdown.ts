import type { EvalResult } from '../../evals/runner/evalResult.ts';
import { escapeMarkdown } from '../escapeMarkdown.ts';
import { caseLines, worstLines } from './caseLines.ts';
import { countWords, decisionWords, runWords, suiteTitle } from './verdictWords.ts';

/** Cases named in a comment on a pull request. */
const mostListed = 15;

/** For a pull request: the decision first, its reasons, the cases to look at. */
export function evalToMarkdown(results: readonly EvalResult[]): string {
  return results.map(one).join('\n');
}

function one(result: EvalResult): string {
  const { sides, verdict, run } = result;
  const { size, money } = runWords(result);
  const lines = caseLines(result);
  const worst = worstLines(lines);
  const table = worst.slice(0, mostListed).map(({ case: { id, severity }, kind, baseline, candidate, why }) =>
    `| ${escapeMarkdown(id)} | ${severity} | ${kind} | ${baseline} → ${candidate} | ${escapeMarkdown(why.replaceAll(/\s+/g, ' ').slice(0, 200))} |`);
  return [
    `### ${decisionWords[verdict.decision]}: ${escapeMarkdown(suiteTitle(result))}`,
    '',
    `\`${sides.baseline.model}\` → \`${sides.candidate.model}\` · ${size} · ${escapeMarkdown(money)}`,
    '',
    ...[...verdict.reasons, ...(run.reason === undefined ? [] : [run.reason])].map((reason) => `- ${escapeMarkdown(reason)}`),
    '',
    countWords(result, lines.filter(({ kind }) => kind === 'error').length),
    '',
    ...(table.length === 0 ? [] : ['| Case | Severity | | Passed | Why |', '|---|---|---|---|---|', ...table, ...(worst.length > mostListed ? ['', `and ${worst.length - mostListed} more`] : []), '']),
  ].join('\n');
}

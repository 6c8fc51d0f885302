import type { EvalResult } from '../../evals/runner/evalResult.ts';
import { printableText } from '../printableText.ts';
import type { Paint, TextStyle } from '../types.ts';
import { caseLines, worstLines } from './caseLines.ts';
import { countWords, decisionWords, runWords, suiteTitle } from './verdictWords.ts';

/** Cases listed on a terminal; the other formats have all. */
const mostListed = 20;
const styles: Readonly<Record<EvalResult['verdict']['decision'], TextStyle>> = { promote: 'strong', hold: 'error', notEnoughEvidence: 'warning', incomplete: 'warning' };

/** A suite's result for a person: the decision, its reasons, then the cases to look at. */
export function evalToText(results: readonly EvalResult[], paint: Paint): string {
  return results.map((result) => one(result, paint)).join('\n');
}

function one(result: EvalResult, paint: Paint): string {
  const { sides, verdict, run, runId } = result;
  const { size, money } = runWords(result);
  const lines = caseLines(result);
  const worst = worstLines(lines);
  const decision = decisionWords[verdict.decision];
  const [first = '', ...reasons] = verdict.reasons;
  const indent = ' '.repeat(decision.length + 3);
  return [
    `${paint('strong', suiteTitle(result))}   ${sides.baseline.model} → ${sides.candidate.model}   ${size}   ${money}`,
    ` ${paint(styles[verdict.decision], decision)}  ${first}`,
    ...reasons.map((reason) => `${indent}${reason}`),
    ...(run.reason === undefined ? [] : [`${indent}${run.reason}`]),
    ` ${countWords(result, lines.filter(({ kind }) => kind === 'error').length)}`,
    ...worst.slice(0, mostListed).map(({ case: { id, severity }, kind, baseline, candidate, why }) =>
      `   ${paint(kind === 'error' ? 'warning' : 'error', kind.padEnd(10))}  ${id}  ${paint('faint', severity)}  ${baseline} → ${candidate}  ${printableText(why).replaceAll(/\s+/g, ' ').slice(0, 300)}`),
    ...(worst.length > mostListed ? [paint('faint', `   and ${worst.length - mostListed} more; --format html has all`)] : []),
    ...(runId === undefined ? [] : [paint('faint', ` run ${runId}`)]),
    '',
  ].join('\n');
}

import { checkCells } from '../../compare/checkCells.ts';
import { toComparison } from '../../compare/toComparison.ts';
import type { Cell, Comparison, SideName } from '../../compare/types.ts';
import { unsentAnswer } from '../../compare/unsentAnswer.ts';
import { PromptshiftError } from '../../errors.ts';
import type { EvalResult } from '../runner/evalResult.ts';
import type { EvalPlan } from '../runner/types.ts';
import type { SuiteCase } from '../suites/types.ts';
import type { CaseAnswers } from './readCaseAnswers.ts';

/** Why a case cannot be shown as a comparison of its prompt, as a sentence; undefined when it can. */
export function notComparable(plan: EvalPlan | undefined, id: string): string | undefined {
  if (plan === undefined) return 'The suite cannot be read any more.';
  const written = plan.cases.find((one) => one.id === id);
  if (written === undefined) return 'The case is not in the suite any more.';
  if (plan.prompt === undefined) return 'The suite has no prompt file: each case holds its whole conversation.';
  return written.messages.length > 0 ? 'The case has earlier turns, which the compare panel does not ask for.' : undefined;
}

/** A case's recorded answers as a comparison of its prompt; nothing is asked again. */
export async function caseComparison(plan: EvalPlan, written: SuiteCase, answers: CaseAnswers, { provider, startedAt }: Pick<EvalResult, 'provider' | 'startedAt'>): Promise<Comparison> {
  const { prompt, sides, tools, outputSchema } = plan;
  if (prompt === undefined) throw new PromptshiftError('configuration', 'The suite has no prompt file, so there is nothing to compare.', 'Name its prompt in the suite.');
  const runs = Math.max(1, ...(['baseline', 'candidate'] as const).map((side) => 1 + Math.max(-1, ...answers[side].keys())));
  const cell = (side: SideName): Cell => ({
    ...sides[side],
    prompt: { path: prompt.path, name: prompt.name, ...(prompt.version === undefined ? {} : { version: prompt.version }) },
    ...(tools === undefined ? {} : { tools }),
    ...(outputSchema === undefined ? {} : { outputSchema }),
    answers: Array.from({ length: runs }, (_, run) => answers[side].get(run) ?? unsentAnswer(sides[side], unrecorded)),
  });
  const cells = await checkCells([cell('baseline'), cell('candidate')]);
  return toComparison({ inputs: { ...prompt.input.defaults, ...written.vars }, provider, startedAt, runs, cells });
}

const unrecorded = new PromptshiftError('cancelled', 'This answer was not recorded.', 'Run again to ask for it.');

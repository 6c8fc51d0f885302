import { PromptshiftError } from '../errors.ts';
import type { Prompt } from './types.ts';

/** The first thing wrong in a prompt file as an error for a person, naming file, line and column; undefined when all is well. */
export function promptProblem({ path, problems }: Pick<Prompt, 'path' | 'problems'>): PromptshiftError | undefined {
  const problem = problems[0];
  if (problem === undefined) return undefined;
  return new PromptshiftError('configuration', `${path}:${problem.line}:${problem.column}: ${problem.message}`, 'Correct the prompt file and try again.');
}

import type { Answer } from '../runs/types.ts';
import { createSchemaChecker, type AnswerCheck, type SchemaChecker } from './toolChecks.ts';
import type { Cell } from './types.ts';

/** Adds to each cell how its answers fit its tools and its output schema; cells with neither stay as they are. */
export async function checkCells(cells: readonly Cell[]): Promise<readonly Cell[]> {
  const isChecked = ({ tools, outputSchema, answers }: Cell): boolean => outputSchema !== undefined || (tools !== undefined && answers.some(({ toolCalls }) => toolCalls !== undefined));
  if (!cells.some(isChecked)) return cells;
  const checker = await createSchemaChecker();
  return cells.map((cell) => (isChecked(cell) ? { ...cell, checks: cell.answers.map((answer) => checkAnswer(answer, cell, checker)) } : cell));
}

function checkAnswer({ text, toolCalls = [], status }: Answer, { tools = [], outputSchema }: Cell, checker: SchemaChecker): AnswerCheck {
  // a call in place of an answer has no answer to judge, and a broken-off one is not the model's fault
  const judged = outputSchema !== undefined && status === 'complete' && !(text === '' && toolCalls.length > 0);
  return { toolCalls: toolCalls.map((call) => checker.call(call, tools)), ...(judged ? { output: checker.output(text, outputSchema.schema) } : {}) };
}

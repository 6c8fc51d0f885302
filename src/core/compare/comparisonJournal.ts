import { PromptshiftError } from '../errors.ts';
import type { RenderedMessage } from '../prompts/types.ts';
import type { JournalFile } from '../runs/journalFile.ts';
import { requireRows, type HeaderRow, type ResultRow } from '../runs/journalRows.ts';
import { resumeRun } from '../runs/resumeRun.ts';
import type { Answer } from '../runs/types.ts';
import { checkCells } from './checkCells.ts';
import type { CellRequest, PlannedCell } from './plan.ts';
import { toComparison } from './toComparison.ts';
import type { Cell, CellPlan, CompareDeps, CompareInput, Comparison } from './types.ts';
import { unsentAnswer } from './unsentAnswer.ts';

/** What the header of a comparison's journal says: all that is needed to show it and to ask again. */
export type ComparisonAbout = {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly runs: number;
  readonly cells: readonly (CellPlan & { readonly messages: readonly RenderedMessage[] })[];
  readonly traffic?: Comparison['traffic'];
};

/** The first row of a comparison's journal, with the whole request of every cell. Nothing without a journal. */
export async function writeHeader(
  input: CompareInput, planned: readonly PlannedCell[], requests: readonly CellRequest[], startedAt: string, { journal, provider, runId }: CompareDeps,
): Promise<void> {
  if (journal === undefined) return;
  const about: ComparisonAbout = {
    inputs: { ...input.prompt.input.defaults, ...input.inputs },
    runs: input.runs ?? 1,
    cells: planned.map(({ template: _template, ...cell }, index) => ({ ...cell, messages: requests[index]?.messages ?? [] })),
    ...(input.traffic === undefined ? {} : { traffic: { alias: input.traffic.alias, callsPerMonth: input.traffic.callsPerMonth } }),
  };
  await requireRows(journal, [{ type: 'header', version: 1, id: runId ?? startedAt, kind: 'comparison', startedAt, provider: provider.label, about }]);
}

/** A comparison out of its journal, with the request of each cell. */
export type PastComparison = { readonly id: string; readonly comparison: Comparison; readonly about: ComparisonAbout };

/**
 * Reads a past comparison; answers that were never recorded are there as broken off. Undefined when the journal is of something else.
 * @throws PromptshiftError `configuration` when a later version of Promptshift wrote it
 */
export async function readComparison(file: JournalFile, signal: AbortSignal): Promise<PastComparison | undefined> {
  const results: ResultRow[] = [];
  const { header, unresolved } = await resumeRun(file, signal, { onResult: (row) => results.push(row) });
  const about = header?.kind === 'comparison' ? aboutOf(header) : undefined;
  if (header === undefined || about === undefined) return undefined;
  const sent = new Set(unresolved.map(({ id }) => id));
  const answerOf = (cell: CellPlan, at: number, run: number): Answer => {
    const recorded = results.findLast(({ id }) => id === `${at}/${run}`)?.answer;
    return recorded ?? unsentAnswer(cell, sent.has(`${at}/${run}`) ? lost : never);
  };
  const cells = about.cells.map(({ messages: _messages, ...cell }, at): Cell => ({ ...cell, answers: Array.from({ length: about.runs }, (_, run) => answerOf(cell, at, run)) }));
  const { inputs, runs, traffic } = about;
  const { id, provider, startedAt } = header;
  return { id, about, comparison: toComparison({ inputs, provider, startedAt, runs, cells: await checkCells(cells), ...(traffic === undefined ? {} : { traffic }) }) };
}

const lost = new PromptshiftError('provider', 'What came of this request was not recorded.', 'It may have been billed; run again to ask again.');
const never = new PromptshiftError('cancelled', 'This request was not sent.', 'Run again to ask for it.');

function aboutOf({ about }: HeaderRow): ComparisonAbout | undefined {
  const { runs, cells, inputs } = about;
  const good = typeof runs === 'number' && runs >= 1 && runs <= 1_000 && Array.isArray(cells) && cells.length > 0 && typeof inputs === 'object' && inputs !== null && cells.every(isCell);
  return good ? (about as ComparisonAbout) : undefined;
}

function isCell(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { model, prompt, parameters, omittedParameters, messages } = value as Record<string, unknown>;
  return [model, prompt, parameters].every((one) => typeof one === 'object' && one !== null) && Array.isArray(omittedParameters) && Array.isArray(messages);
}

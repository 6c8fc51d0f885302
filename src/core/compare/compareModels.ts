import { PromptshiftError } from '../errors.ts';
import { renderPrompt } from '../prompts/renderPrompt.ts';
import { askModel, type Asked, type AskRequest } from '../runs/askModel.ts';
import { requireBudgetable } from '../runs/requireBudgetable.ts';
import type { SidePlan } from '../runs/types.ts';
import { checkCells } from './checkCells.ts';
import { writeHeader } from './comparisonJournal.ts';
import { planCells, type CellRequest, type PlannedCell } from './plan.ts';
import type { Cell, CompareDeps, CompareEvent, CompareInput, Comparison, SideName } from './types.ts';
import { toComparison } from './toComparison.ts';
import { unsentAnswer } from './unsentAnswer.ts';

type Ask = { readonly cell: number; readonly run: number; readonly request: AskRequest };

/**
 * Asks every cell as often as wanted and compares what they answer. One answer that fails or is cancelled does not lose the others:
 * it is kept with `status` and `error`, as is one that the budget did not allow. Cancelling resolves too, with what had arrived.
 * @throws PromptshiftError `configuration` when nothing could be sent at all: the prompt cannot be rendered, there is no key, a price
 * that a budget needs is unknown
 */
export async function compareModels(
  input: CompareInput,
  deps: CompareDeps,
  onEvent: (event: CompareEvent) => void,
  signal: AbortSignal,
): Promise<Comparison> {
  const runs = input.runs ?? 1;
  const planned = planCells(input, deps.rejected, deps.budget !== undefined);
  const requests = planned.map((cell) => toRequest(cell, input));
  await requireBudgetable(requests, deps);
  // a run of every cell before the next run of any: drift of the service hits all alike
  const asks = Array.from({ length: runs }, (_, run) => requests.map((request, cell): Ask => ({ cell, run, request: nameRequest(request, cell, run, planned.length) }))).flat();
  const startedAt = new Date(deps.clock.now()).toISOString();
  await writeHeader(input, planned, requests, startedAt, deps);
  const [first, last] = [planned[0], planned.at(-1)];
  if (first === undefined || last === undefined) throw new Error('A comparison has at least one cell.');
  onEvent({ type: 'started', sides: { baseline: sidePlan(first), candidate: sidePlan(last) } });
  const asked = await askAll(asks, planned.length, deps, onEvent, signal);
  const answered = planned.map(({ template: _template, ...cell }, index): Cell => ({ ...cell, answers: asks.flatMap((ask, at) => (ask.cell === index ? answerOf(asked, at) : [])) }));
  refuseIfNothingLeft(asked.filter((_one, at) => asks[at]?.run === 0));
  return toComparison({
    inputs: { ...input.prompt.input.defaults, ...input.inputs },
    provider: deps.provider.label,
    startedAt, runs, cells: await checkCells(answered),
    ...(input.traffic === undefined ? {} : { traffic: { alias: input.traffic.alias, callsPerMonth: input.traffic.callsPerMonth } }),
  });
}

function sidePlan({ model, parameters, omittedParameters }: PlannedCell): SidePlan {
  return { model, parameters, omittedParameters };
}

function toRequest({ template, tools, outputSchema, model, parameters, omittedParameters }: PlannedCell, input: CompareInput): CellRequest {
  const messages = renderPrompt(template, input.inputs);
  return { model, parameters, omittedParameters, messages, ...(tools === undefined ? {} : { tools }), ...(outputSchema === undefined ? {} : { outputSchema }) };
}

function nameRequest(request: CellRequest, cell: number, run: number, cells: number): AskRequest {
  const side = sideOf(cell, cells);
  return { ...request, id: `${cell}/${run}`, labels: { cell, run, ...(side === undefined ? {} : { side }) }, repeat: run };
}

/** All requests, in order, so many at a time. */
async function askAll(asks: readonly Ask[], cells: number, deps: CompareDeps, onEvent: (event: CompareEvent) => void, signal: AbortSignal): Promise<readonly (Asked | undefined)[]> {
  const asked: (Asked | undefined)[] = asks.map(() => undefined);
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    for (let at = next++; at < asks.length; at = next++) {
      const ask = asks[at];
      if (ask === undefined) return;
      const one = await askOne(ask, sideOf(ask.cell, cells), deps, onEvent, signal);
      asked[at] = one;
      onEvent({ type: 'answered', cell: ask.cell, run: ask.run, answer: one.answer, done: ++done, total: asks.length });
    }
  };
  await Promise.all(Array.from({ length: Math.min(deps.parallel ?? 8, asks.length) }, work));
  return asked;
}

async function askOne({ request, run }: Ask, side: SideName | undefined, deps: CompareDeps, onEvent: (event: CompareEvent) => void, signal: AbortSignal): Promise<Asked> {
  // only the first answers of the two sides are shown while they arrive
  const shown = run === 0 ? side : undefined;
  let asked: Asked;
  try {
    asked = await askModel(request, deps, (event) => {
      if (shown === undefined) return;
      if (event.type === 'text') onEvent({ type: 'text', side: shown, delta: event.delta });
      else if (event.type === 'served') onEvent({ ...event, side: shown });
    }, signal);
  } catch (error) {
    if (!(error instanceof PromptshiftError)) throw error;
    asked = { answer: unsentAnswer(request, error), failure: error };
  }
  if (shown !== undefined) {
    if (asked.answer.cached) onEvent({ type: 'text', side: shown, delta: asked.answer.text });
    onEvent({ type: 'sideFinished', side: shown, answer: asked.answer });
  }
  return asked;
}

/** When no side could be asked for want of a setting, that is an error and not a result. */
function refuseIfNothingLeft(asked: readonly (Asked | undefined)[]): void {
  const failures = asked.map((one) => one?.failure);
  const [failure] = failures;
  if (failure !== undefined && failures.every((one) => one?.code === 'configuration')) throw failure;
}

function answerOf(asked: readonly (Asked | undefined)[], at: number): Cell['answers'] {
  const one = asked[at];
  return one === undefined ? [] : [one.answer];
}

function sideOf(cell: number, cells: number): SideName | undefined {
  return cell === 0 ? 'baseline' : cell === cells - 1 ? 'candidate' : undefined;
}

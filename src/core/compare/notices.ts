import { tallyOf } from '../runs/tally.ts';
import type { Answer } from '../runs/types.ts';
import { formatUsd } from '../views/format.ts';
import { servedAs } from './servedAs.ts';
import type { Comparison, SideName } from './types.ts';

/** Sentences a reader must not miss, most important first; empty when all went as asked. */
export function noticesOf(comparison: Comparison): readonly string[] {
  const alone = comparison.cells.length === 1;
  const sides = (alone ? ['baseline' as const] : ['baseline' as const, 'candidate' as const]).map((side) => ({ side, answer: comparison[side] }));
  const prices = new Set(sides.flatMap(({ answer: { cost } }) => (cost.kind === 'unknown' ? [] : [cost.pricesAsOf])));
  return [
    ...sides.flatMap(({ side, answer }) => sideNotices(alone ? 'model' : side, answer)),
    ...repeatNotices(comparison),
    ...(!alone && sameRequest(comparison) ? [`Both sides ask ${comparison.baseline.model.model}.`] : []),
    ...[...prices].map((day) => `Prices as of ${day}.`),
  ];
}

function sideNotices(side: SideName | 'model', answer: Answer): readonly string[] {
  const { model, servedModel, finishReason, attempts, cost } = answer;
  const notices: string[] = [];
  if (servedModel !== undefined && servedAs(model.model, servedModel) === 'other') {
    notices.push(`The ${side} asked for ${model.model}; the server says it served ${servedModel}.`);
  }
  const ending = finishReason === undefined ? undefined : endings[finishReason];
  if (ending !== undefined) notices.push(`The ${side} ${ending}`);
  else if (finishReason !== undefined && finishReason !== 'stop' && !(finishReason === 'tool_calls' && answer.toolCalls !== undefined)) notices.push(`The ${side} ended with "${finishReason}".`);
  if (answer.replayed) notices.push(`The ${side} was replayed from a recording; its times and cost are those that were recorded.`);
  if (answer.cached) notices.push(`The ${side} came from the response cache and cost nothing now; its times and cost are those of the first time.`);
  if (answer.status === 'complete' && answer.text === '' && answer.toolCalls === undefined) notices.push(`The ${side} answered with no text.`);
  if (attempts > 1) notices.push(`The ${side} was sent ${attempts} times; its times count from the last.`);
  if (answer.estimatedTokens !== undefined) {
    const why = answer.usageProblem === undefined ? `The server sent no token counts for the ${side}` : `The server's token counts for the ${side} cannot be true (${answer.usageProblem})`;
    notices.push(`${why}: figures marked ≈ are estimates, without hidden reasoning.`);
  }
  if (cost.kind === 'unknown' && (answer.usage ?? answer.estimatedTokens) !== undefined) notices.push(`The price of the ${side} is unknown. ${cost.reason}`);
  return notices;
}

const endings: Readonly<Record<string, string>> = {
  length: 'was cut at its output limit; hidden reasoning counts towards that limit.',
  content_filter: 'was cut by the content filter.',
  refusal: 'refused to answer.',
};

/** True for one model and one version on both sides, which is a look at the model's own variation. */
function sameRequest({ baseline, candidate, cells }: Comparison): boolean {
  return baseline.model.model === candidate.model.model && cells[0]?.prompt.version === cells.at(-1)?.prompt.version && cells[0]?.prompt.path === cells.at(-1)?.prompt.path;
}

/** What went wrong in answers that are not shown in full. */
function repeatNotices({ cells, runs }: Comparison): readonly string[] {
  const others = cells.flatMap(({ answers }, cell) => answers.filter((_answer, run) => run > 0 || (cell > 0 && cell < cells.length - 1)));
  const broken = others.filter(({ status }) => status !== 'complete');
  if (broken.length === 0) return [];
  const errors = new Set(broken.flatMap(({ error }) => (error === undefined ? [] : [error])));
  const which = runs > 1 ? 'repeats' : 'other answers';
  return [`${broken.length} of ${others.length} ${which} ${broken.length === 1 ? 'is' : 'are'} not complete and in no figure. ${[...errors].slice(0, 3).join(' ')}`.trimEnd()];
}

/** What the whole comparison cost; undefined when nothing was asked or no price is known. */
export function spentSentence({ cells }: Comparison): string | undefined {
  const tally = tallyOf(cells.flatMap(({ answers }) => answers).filter(({ attempts, cached }) => attempts > 0 || cached));
  if (tally.unknown === tally.answers) return undefined;
  const unknown = tally.unknown === 0 ? '' : ` and an unknown price for ${tally.unknown}`;
  const free = tally.free === 0 ? '' : `, ${tally.free} of them for nothing`;
  const uncertain = tally.atMost === 0 ? '' : `, ${tally.atMost} of them without token counts and counted at the most they can have cost`;
  return `This ${cells.length === 1 ? 'run' : 'comparison'} cost ${tally.atMost === 0 ? '' : 'at most '}${formatUsd(tally.usd)}${unknown}: ${tally.answers} ${tally.answers === 1 ? 'answer' : 'answers'}${free}${uncertain}.`;
}

import type { Answer, Comparison, SideName } from './types.ts';

/** Sentences a reader must not miss, most important first; empty when all went as asked. */
export function noticesOf(comparison: Comparison): readonly string[] {
  const sides = (['baseline', 'candidate'] as const).map((side) => ({ side, answer: comparison[side] }));
  const prices = new Set(sides.flatMap(({ answer: { cost } }) => (cost.kind === 'unknown' ? [] : [cost.pricesAsOf])));
  return [
    ...sides.flatMap(({ side, answer }) => sideNotices(side, answer)),
    ...(comparison.baseline.model.model === comparison.candidate.model.model ? [`Both sides ask ${comparison.baseline.model.model}.`] : []),
    ...[...prices].map((day) => `Prices as of ${day}.`),
  ];
}

function sideNotices(side: SideName, answer: Answer): readonly string[] {
  const { model, servedModel, finishReason, attempts, cost } = answer;
  const notices: string[] = [];
  if (servedModel !== undefined && !sameModel(model.model, servedModel)) {
    notices.push(`The ${side} asked for ${model.model}; the server says it served ${servedModel}.`);
  }
  const ending = finishReason === undefined ? undefined : endings[finishReason];
  if (ending !== undefined) notices.push(`The ${side} ${ending}`);
  else if (finishReason !== undefined && finishReason !== 'stop') notices.push(`The ${side} ended with "${finishReason}".`);
  if (answer.status === 'complete' && answer.text === '') notices.push(`The ${side} answered with no text.`);
  if (attempts > 1) notices.push(`The ${side} was sent ${attempts} times; its times count from the last.`);
  if (answer.estimatedTokens !== undefined) {
    notices.push(`The server sent no token counts for the ${side}: figures marked ≈ are estimates, without hidden reasoning.`);
  }
  if (cost.kind === 'unknown' && (answer.usage ?? answer.estimatedTokens) !== undefined) notices.push(`The price of the ${side} is unknown. ${cost.reason}`);
  return notices;
}

const endings: Readonly<Record<string, string>> = {
  length: 'was cut at its output limit; hidden reasoning counts towards that limit.',
  content_filter: 'was cut by the content filter.',
  refusal: 'refused to answer.',
};

/** A gateway's prefix (`openai/…`) is not another model. */
function sameModel(asked: string, served: string): boolean {
  const bare = (id: string): string => id.slice(id.lastIndexOf('/') + 1);
  return asked === served || bare(asked) === bare(served);
}

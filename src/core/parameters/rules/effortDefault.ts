import type { OpenAiFamily } from '../../models/parameters.ts';
import { addingEffort } from '../edits.ts';
import type { ParameterRule } from '../move.ts';
import { sourceText } from '../words.ts';

/** Without an effort, each family thinks by its own default. */
export const effortDefault: ParameterRule = (move) => {
  const { from, to, api, certain, effort, site, fromFamily, toFamily } = move;
  if (fromFamily === undefined || toFamily === undefined || !certain || effort.entry !== undefined || site.open || (api === undefined && !site.data)) return [];
  const [before, after] = [defaultOf(fromFamily), defaultOf(toFamily)];
  if (before === undefined || after === undefined || before === after) return [];
  const edit = toFamily.efforts?.includes(before) === true ? addingEffort(move, before) : undefined;
  return [{
    range: site.model.value.range, evidence: 'changed',
    message: `Reasoning effort is not set here: ${from.model} ${before === 'none' ? 'does not think' : `thinks with “${before}”`} by default, ${to.model} thinks with “${after}”. Cost, latency and answers change. Source: ${sourceText(toFamily.source)}.`,
    ...(edit === undefined ? {} : { edit }),
  }];
};

const defaultOf = (family: OpenAiFamily): string | undefined => (family.reasons ? family.defaultEffort : 'none');

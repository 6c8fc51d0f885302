import data from '../../models/data/parameters.json' with { type: 'json' };
import { effortInForce, type ParameterRule } from '../move.ts';
import { sourceText } from '../words.ts';

const { parameters, source } = data.changes.limitCountsReasoning;

/** An output limit that held the answer alone counts reasoning too once the model thinks. */
export const reasoningLimit: ParameterRule = ({ to, given, api, certain, fromFamily, toFamily, effort }) => {
  if (fromFamily === undefined || toFamily === undefined || !certain) return [];
  if (effortInForce(fromFamily, effort) !== 'none' || !toFamily.reasons || effortInForce(toFamily, effort) === 'none' || (effort.entry !== undefined && effort.value === undefined)) return [];
  return parameters.flatMap((name) => {
    const entry = given.get(name);
    // The rejection of max_tokens says it already.
    if (entry === undefined || (name === 'max_tokens' && api !== 'responses')) return [];
    return [{
      range: entry.range, evidence: 'changed' as const,
      message: `${to.model} thinks here, and ${entry.name} counts reasoning tokens too: a value that was enough can give an empty answer that ends as ${api === 'responses' ? '“incomplete”' : '“length”'}. Source: ${sourceText(source)}.`,
    }];
  });
};

import data from '../../models/data/parameters.json' with { type: 'json' };
import { effortInForce, type ParameterRule } from '../move.ts';

/** The Responses API is asked for log probabilities by `include`; they go as temperature goes. */
export const includedLogprobs: ParameterRule = ({ to, api, certain, given, effort, toFamily }) => {
  const entry = given.get('include');
  if (api !== 'responses' || !certain || entry?.value.kind !== 'list' || toFamily === undefined || toFamily.sampling === 'yes') return [];
  const item = entry.value.items().find((each) => each.kind === 'plain' && each.value === 'message.output_text.logprobs');
  const inForce = effortInForce(toFamily, effort);
  if (item === undefined || (toFamily.sampling === 'only-when-none' && (inForce === 'none' || inForce === undefined))) return [];
  const documented = toFamily.source === data.sources.gpt6;
  return [{
    range: item.range, evidence: documented ? 'rejected' : 'reported',
    message: `${documented ? 'This fails' : 'This may fail'}: ${to.model} gives no log probabilities while it reasons. Source: ${toFamily.source}.`,
  }];
};

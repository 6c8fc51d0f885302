import data from '../../models/data/parameters.json' with { type: 'json' };
import type { ParameterRule } from '../move.ts';
import { sourceText } from '../words.ts';

const { target, property, source } = data.changes.azureTokenLimit;
const pattern = new RegExp(target);

/** Azure's package for .NET sends the limit under its old name unless it is told otherwise; later versions may not, so this is a hint. */
export const azureTokenLimit: ParameterRule = ({ to, given, site, certain, fromFamily, toFamily }) => {
  const entry = given.get('max_completion_tokens');
  if (!certain || entry?.name !== property || !pattern.test(site.target) || toFamily?.reasons !== true || fromFamily?.reasons === true) return [];
  return [{
    range: entry.range, evidence: 'reported',
    message: `This may be sent as max_tokens, which ${to.model} does not take: call SetNewMaxCompletionTokensPropertyEnabled() on the options. Source: ${sourceText(source)}.`,
  }];
};

import data from '../../models/data/parameters.json' with { type: 'json' };
import type { ParameterRule } from '../move.ts';
import { sourceText } from '../words.ts';

const { match, source } = data.changes.claudeTokenizer;
const pattern = new RegExp(match);

/** The newer tokenizer cuts the same text into about 30 % more tokens: a limit holds less of it. */
export const claudeTokens: ParameterRule = ({ from, to, api, certain, given }) => {
  const entry = given.get('max_tokens');
  if (api !== 'messages' || !certain || entry === undefined || !pattern.test(to.family) || pattern.test(from.family)) return [];
  return [{
    range: entry.range, evidence: 'changed',
    message: `${to.model} counts about 30 % more tokens for the same text than ${from.model}: this limit cuts answers off sooner. Source: ${sourceText(source)}.`,
  }];
};

import data from '../../models/data/parameters.json' with { type: 'json' };
import { rejectedParameters, type OpenAiFamily } from '../../models/parameters.ts';
import type { SiteEntry } from '../../scan/callSites/callSite.ts';
import { removing } from '../edits.ts';
import { effortInForce, type ParameterRule } from '../move.ts';
import { sourceText } from '../words.ts';

const { match, parameters, source } = data.changes.dropped;
const pattern = new RegExp(match);

/** What a gateway leaves out for this generation: a hint at most, and only where no documentation says more. */
export const dropped: ParameterRule = ({ from, to, api, certain, given, effort, fromFamily, toFamily }) => {
  if (api !== 'chat' || !certain || toFamily === undefined || !pattern.test(to.family)) return [];
  // With effort none, stop is taken again from GPT-5.1 on.
  const takesStop = (family: OpenAiFamily | undefined): boolean => family !== undefined && effortInForce(family, effort) === 'none';
  const documented = rejectedParameters(to, Object.fromEntries(parameters.map((name) => [name, {}])), 'chat').map(({ name }) => name);
  return parameters.flatMap((name) => {
    const entry = given.get(name);
    const already = name === 'stop' ? takesStop(toFamily) || (pattern.test(from.family) && !takesStop(fromFamily)) : pattern.test(from.family);
    if (entry === undefined || isDefault(entry) || already || documented.includes(name)) return [];
    return [{ range: entry.range, evidence: 'reported' as const, message: `${to.model} may reject ${name}. Source: ${sourceText(source)}.`, edit: removing(entry) }];
  });
};

/** A penalty of zero is none. */
const isDefault = ({ value }: SiteEntry): boolean => value.kind === 'plain' && value.value === 0;

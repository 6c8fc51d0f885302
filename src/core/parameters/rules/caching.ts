import data from '../../models/data/parameters.json' with { type: 'json' };
import { removing } from '../edits.ts';
import type { ParameterRule } from '../move.ts';
import { sourceText } from '../words.ts';

const { cacheRetention, cacheWritesBilled } = data.changes;

/** How long a cached prompt is kept, and who pays for writing it. */
export const caching: ParameterRule = ({ from, to, certain, given }) => {
  if (to.vendor !== 'openai' || !certain) return [];
  const retention = given.get('prompt_cache_retention');
  const value = retention?.value.kind === 'plain' ? retention.value.value : undefined;
  const key = given.get('prompt_cache_key');
  return [
    ...(retention !== undefined && typeof value === 'string' && !cacheRetention.values.includes(value) && new RegExp(cacheRetention.match).test(to.family)
      ? [{ range: retention.range, evidence: 'rejected' as const, edit: removing(retention), message: `This fails: ${to.model} takes only prompt_cache_retention “24h”, not “${value}”. Source: ${sourceText(cacheRetention.source)}.` }]
      : []),
    ...(key !== undefined && new RegExp(cacheWritesBilled.match).test(to.family) && !new RegExp(cacheWritesBilled.match).test(from.family)
      ? [{ range: key.range, evidence: 'changed' as const, message: `${to.model} bills writing to the prompt cache at 1.25 times the input price; with ${from.model} it is free. Source: ${sourceText(cacheWritesBilled.source)}.` }]
      : []),
  ];
};

import data from '../../models/data/parameters.json' with { type: 'json' };
import { canonicalName, type SiteEntry, type SiteValue } from '../../scan/callSites/callSite.ts';
import type { ParameterRule } from '../move.ts';
import { sourceText } from '../words.ts';

const { match, source } = data.changes.geminiThinkingBudget;
const pattern = new RegExp(match);

/** Gemini 3 thinks by levels where Gemini 2.5 had a budget of tokens. */
export const geminiThinking: ParameterRule = ({ from, to, certain, given }) => {
  if (to.vendor !== 'google' || !certain || !pattern.test(to.family) || pattern.test(from.family)) return [];
  const config = given.get('thinking_config');
  const budget = given.get('thinking_budget') ?? (config === undefined ? undefined : entryOf(config.value, 'thinking_budget'));
  return budget === undefined ? [] : [{ range: budget.range, evidence: 'changed', message: `${to.model} thinks by level: use thinkingLevel in place of ${budget.name}. Source: ${sourceText(source)}.` }];
};

function entryOf(value: SiteValue, name: string): SiteEntry | undefined {
  return value.kind === 'object' ? value.entries().find((entry) => canonicalName(entry.name) === name) : undefined;
}

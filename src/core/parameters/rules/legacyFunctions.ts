import data from '../../models/data/parameters.json' with { type: 'json' };
import type { ParameterRule } from '../move.ts';

/** The form of tools before `tools`: deprecated, and nobody has documented that newer models still take it. */
export const legacyFunctions: ParameterRule = ({ to, api, certain, given, fromFamily, toFamily }) => {
  if (api !== 'chat' || !certain || toFamily?.reasons !== true || fromFamily?.reasons === true) return [];
  return data.changes.legacyFunctions.parameters.flatMap((name) => {
    const entry = given.get(name);
    return entry === undefined ? [] : [{
      range: entry.range, evidence: 'reported' as const,
      message: `${name} is deprecated, and nothing documents that ${to.model} takes it: use ${name === 'functions' ? 'tools' : 'tool_choice'}. Source: openai 7.55.0, chat completion types.`,
    }];
  });
};

import data from '../../models/data/parameters.json' with { type: 'json' };
import { rejectedParameters } from '../../models/parameters.ts';
import type { RejectedParameter } from '../../models/rejectedParameter.ts';
import { canonicalName, plainOf, type SiteEntry } from '../../scan/callSites/callSite.ts';
import { adaptiveThinking, changingEffort, removing, renaming } from '../edits.ts';
import { mayBeUnset, type Move, type ParameterFinding, type ParameterRule } from '../move.ts';
import { citing } from '../words.ts';

const sampling = new Set(['temperature', 'top_p', 'logprobs', 'top_logprobs']);

/** Arguments that the target answers with an error, by the facts the comparison goes by. */
export const rejected: ParameterRule = (move) => {
  const { to, api, given, effort, toFamily } = move;
  const parameters = Object.fromEntries([...given].map(([name, entry]) => [name, name === 'reasoning' && effort.value !== undefined ? { effort: effort.value } : written(name, entry)]));
  const unknownEffort = effort.entry !== undefined && effort.value === undefined;
  return rejectedParameters(to, parameters, api === 'responses' ? 'responses' : 'chat').flatMap((rejection): readonly ParameterFinding[] => {
    if (unknownEffort && toFamily?.sampling === 'only-when-none' && sampling.has(rejection.name)) return [];
    const entry = rejection.name === effort.entry?.name || rejection.name === 'reasoning' ? effort.entry : given.get(rejection.name);
    return entry === undefined ? [] : [finding(move, rejection, entry)];
  });
};

function finding(move: Move, { name, reason, evidence, source }: RejectedParameter, entry: SiteEntry): ParameterFinding {
  const documented = evidence === 'documented';
  const unset = mayBeUnset(entry);
  const edit = fixFor(move, name, entry);
  return {
    range: entry.range, evidence: documented && !unset ? 'rejected' : 'reported',
    message: `${unset ? 'Where it is set, this' : 'This'} ${documented ? 'fails' : 'may fail'}: ${reason}. ${citing(documented ? quoteFor(move, name) : undefined, source)}`,
    ...(edit === undefined ? {} : { edit }),
  };
}

/** What code decides is given; what it is stays open. */
function written(name: string, { name: as, value }: SiteEntry): unknown {
  // A step of Anthropic's Java builder, whose argument is the budget.
  if (as === 'enabledThinking') return { budget_tokens: 0 };
  if (value.kind !== 'other') return plainOf(value);
  if (name === 'reasoning_effort') return undefined;
  return name === 'thinking' && /budget_?tokens|Enabled\(/i.test(value.text) ? { budget_tokens: 0 } : {};
}

type Quote = keyof typeof data.quotes;

function quoteFor({ api, to, effort }: Move, name: string): Quote | undefined {
  if (to.vendor === 'anthropic') return name === 'temperature' && /^claude-(?:opus-4-[78]|fable-5)$/.test(to.family) ? 'claudeSampling' : undefined;
  switch (name) {
    case 'max_tokens': return 'max_tokens';
    case 'temperature': return api === 'responses' ? 'temperature' : 'temperatureOnChat';
    case 'stop': return api === 'responses' ? undefined : 'stop';
    case 'reasoning_effort': case 'reasoning': return effort.value === 'minimal' ? 'effort' : undefined;
    default: return undefined;
  }
}

function fixFor(move: Move, name: string, entry: SiteEntry): ParameterFinding['edit'] {
  const { given, toFamily } = move;
  if (name === 'max_tokens') return given.has('max_completion_tokens') ? removing(entry) : renaming(move, entry, 'max_completion_tokens');
  if (name === 'reasoning_effort' || name === 'reasoning') {
    const nearest = nearestEffort(move.effort.value, toFamily?.efforts ?? []);
    return nearest === undefined ? undefined : changingEffort(move, nearest);
  }
  if (name === 'thinking' && entry.value.kind === 'object' && entry.value.entries().some((each) => canonicalName(each.name) === 'budget_tokens')) return adaptiveThinking(move, entry);
  return name === 'thinking' && (entry.value.kind === 'other' || entry.name === 'enabledThinking') ? undefined : removing(entry);
}

const order = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'];

/** The next one that thinks more, else the highest there is. */
function nearestEffort(effort: string | undefined, efforts: readonly string[]): string | undefined {
  const at = order.indexOf(effort ?? '');
  if (at < 0) return undefined;
  return order.slice(at).find((each) => efforts.includes(each)) ?? efforts.at(-1);
}

import data from './data/parameters.json' with { type: 'json' };
import type { ModelIdentity } from './identity.ts';
import { rejectedByOtherVendors } from './otherVendorParameters.ts';
import type { RejectedParameter } from './rejectedParameter.ts';

type Parameters = Readonly<Record<string, unknown>>;
type Family = {
  readonly pattern: RegExp;
  readonly effort: readonly string[] | null;
  readonly default: string | null;
  readonly sampling: string;
  readonly rejects: readonly string[];
  readonly source: string;
  readonly samplingSource: keyof typeof data.sources;
};

const FAMILIES: readonly Family[] = data.families.map((row) => ({
  pattern: new RegExp(row.match), effort: row.effort, default: row.default, sampling: row.sampling, rejects: row.rejects ?? [],
  source: data.sources[row.source as keyof typeof data.sources],
  samplingSource: (row.samplingSource ?? row.source) as keyof typeof data.sources,
}));

const SAMPLING = ['temperature', 'top_p', 'logprobs', 'top_logprobs'];
/** Those that the Responses API has no word for. */
const CHAT_ONLY = data.notOnResponses;

/** Parameters that exist in Chat Completions and have no counterpart in the Responses API (openai 7.55 types). */
export const chatOnlyParameters: ReadonlySet<string> = new Set(data.chatOnly);

/** What is known of a family's reasoning and sampling. */
export type OpenAiFamily = {
  /** Undefined where the model has no such parameter, or nothing is documented. */
  readonly efforts?: readonly string[];
  /** What holds when none is given; undefined where that is not documented. */
  readonly defaultEffort?: string;
  /** False for models that never think. */
  readonly reasons: boolean;
  /** When it takes a temperature. */
  readonly sampling: 'yes' | 'never' | 'only-when-none';
  readonly source: string;
};

/** The facts about an OpenAI model's family; undefined for one that no row speaks of. */
export function openAiFamily({ vendor, family: name }: ModelIdentity): OpenAiFamily | undefined {
  const family = vendor === 'openai' ? FAMILIES.find(({ pattern }) => pattern.test(name)) : undefined;
  if (family === undefined) return undefined;
  const { effort, default: preset, sampling, source } = family;
  return {
    ...(effort === null ? {} : { efforts: effort }), ...(preset === null ? {} : { defaultEffort: preset }),
    reasons: sampling !== 'yes', sampling: sampling as OpenAiFamily['sampling'], source,
  };
}

/**
 * Those of `parameters` that the model would answer with an error through the given API. Names are the API's own.
 * Sampling parameters count as rejected by the effort that is in force: the one given, else the model's default.
 */
export function rejectedParameters(identity: ModelIdentity, parameters: Parameters, api: 'responses' | 'chat'): readonly RejectedParameter[] {
  switch (identity.vendor) {
    case 'openai': return rejectedByOpenAi(identity, parameters, api);
    default: return rejectedByOtherVendors(identity, parameters);
  }
}

function rejectedByOpenAi({ family: name }: ModelIdentity, parameters: Parameters, api: 'responses' | 'chat'): readonly RejectedParameter[] {
  const family = FAMILIES.find(({ pattern }) => pattern.test(name));
  const rejected: RejectedParameter[] = [];
  const given = (parameter: string): boolean => isGiven(parameters[parameter]);
  if (api === 'responses') {
    for (const parameter of CHAT_ONLY.filter(given)) {
      rejected.push({ name: parameter, reason: `the Responses API has no ${parameter}`, evidence: 'documented', source: 'openai 7.55.0, types of responses.create' });
    }
  }
  if (family === undefined) return rejected;
  if (api === 'chat') {
    if (given('max_tokens') && family.sampling !== 'yes') {
      const reason = `${name} takes max_completion_tokens, which counts reasoning too`;
      rejected.push({ name: 'max_tokens', reason, evidence: 'documented', source: `API error: ${data.quotes.max_tokens}` });
    }
    for (const parameter of family.rejects.filter(given)) {
      rejected.push({ name: parameter, reason: `${name} accepts no ${parameter}`, evidence: 'documented', source: `API error of the form: ${data.quotes.stop}` });
    }
  }
  const effort = effortOf(parameters);
  const known = effort === undefined || family.effort === null || family.effort.includes(effort.value);
  if (!known && effort !== undefined) {
    const values = family.effort?.join(', ') ?? '';
    const reason = `${name} has no reasoning effort “${effort.value}” (it has ${values})`;
    rejected.push({ name: effort.name, reason, evidence: 'documented', source: family.source });
  }
  const inForce = known ? effort?.value ?? family.default : family.default;
  if (family.sampling === 'never' || (family.sampling === 'only-when-none' && inForce !== 'none')) {
    const why = family.sampling === 'never' ? `${name} accepts no` : `${name} with reasoning effort ${inForce ?? 'unset'} accepts no`;
    for (const parameter of SAMPLING.filter(given)) {
      // Chat Completions lets the default value pass; Responses rejects the parameter itself.
      if (api === 'chat' && (parameter === 'temperature' || parameter === 'top_p') && parameters[parameter] === 1) continue;
      const evidence = family.samplingSource === 'silent' ? 'inferred' : 'documented';
      rejected.push({ name: parameter, reason: `${why} ${parameter}`, evidence, source: data.sources[family.samplingSource] });
    }
  }
  return rejected;
}

/** `reasoning_effort` of Chat Completions, `reasoning.effort` of Responses. */
function effortOf(parameters: Parameters): { readonly name: string; readonly value: string } | undefined {
  const flat = parameters['reasoning_effort'];
  if (typeof flat === 'string') return { name: 'reasoning_effort', value: flat };
  const nested = parameters['reasoning'];
  if (typeof nested !== 'object' || nested === null || !('effort' in nested)) return undefined;
  return typeof nested.effort === 'string' ? { name: 'reasoning', value: nested.effort } : undefined;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false;
}

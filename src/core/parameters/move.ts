import type { ModelIdentity } from '../models/identity.ts';
import { openAiFamily, type OpenAiFamily } from '../models/parameters.ts';
import { canonicalName, plainOf, type CallSite, type SiteEntry } from '../scan/callSites/callSite.ts';
import type { TextEdit, TextRange } from '../text/range.ts';
import { apiOf, type Api } from './apiOf.ts';

/** A call site, the model it has and the one it is to have: what every rule of `model/parameter` looks at. */
export type Move = {
  readonly from: ModelIdentity;
  readonly to: ModelIdentity;
  readonly site: CallSite;
  /** Undefined where either API would take the call. */
  readonly api?: Api;
  readonly certain: boolean;
  /** Arguments by canonical name, those in a bag of parameters included. What is `null` or left at a Go struct's zero is not given. */
  readonly given: ReadonlyMap<string, SiteEntry>;
  readonly fromFamily?: OpenAiFamily;
  readonly toFamily?: OpenAiFamily;
  /** The reasoning effort of the call. */
  readonly effort: Effort;
};

/** `value` undefined with an `entry`: it is code. */
export type Effort = { readonly entry?: SiteEntry; readonly value?: string };

/** What a rule finds. Messages are whole sentences; `evidence` decides the severity. */
export type ParameterFinding = {
  readonly range: TextRange;
  /** `rejected`: documented to fail; `changed`: documented to mean something else; `reported`: a report or an inference. */
  readonly evidence: 'rejected' | 'changed' | 'reported';
  readonly message: string;
  readonly edit?: { readonly title: string; readonly edits: readonly TextEdit[] };
};

export type ParameterRule = (move: Move) => readonly ParameterFinding[];

const bags = /^(?:parameters|model_parameters|config|completion_params|generation_config|extra_body)$/;

/** Undefined where the site reaches no API whose parameters are known. */
export function moveAt(site: CallSite, from: ModelIdentity, to: ModelIdentity, isPrompt: boolean): Move | undefined {
  const bag = site.entries.flatMap(({ name, value }) => (bags.test(canonicalName(name)) && value.kind === 'object' ? value.entries() : []));
  const entries = [...site.entries, ...bag];
  const addressed = apiOf({ ...site, entries }, from.vendor, isPrompt);
  if (addressed === undefined) return undefined;
  const given = new Map<string, SiteEntry>();
  // What nobody is known to send as it is written counts only where it is written as the API has it.
  for (const entry of entries) if (isGiven(entry, site) && (addressed.certain || entry.name === canonicalName(entry.name))) given.set(nameIn(addressed.api, canonicalName(entry.name)), entry);
  const [fromFamily, toFamily] = [openAiFamily(from), openAiFamily(to)];
  return {
    from, to, site, ...addressed, given, effort: effortOf(given),
    ...(fromFamily === undefined ? {} : { fromFamily }), ...(toFamily === undefined ? {} : { toFamily }),
  };
}

/** What packages call otherwise than Chat Completions does, where the same word is another API's own. */
function nameIn(api: Api | undefined, name: string): string {
  return api !== 'chat' ? name : name === 'stop_sequences' ? 'stop' : name === 'max_output_tokens' ? 'max_completion_tokens' : name;
}

/** go-openai leaves a zero out of the request. */
function isGiven({ value }: SiteEntry, { style, target, language }: CallSite): boolean {
  if (value.kind !== 'plain') return true;
  return value.value !== null && !(language === 'go' && style === 'struct' && value.value === 0 && /\bChatCompletionRequest$/.test(target));
}

function effortOf(given: ReadonlyMap<string, SiteEntry>): Effort {
  const flat = given.get('reasoning_effort');
  if (flat !== undefined) return literal(flat);
  const reasoning = given.get('reasoning');
  if (reasoning === undefined) return {};
  if (reasoning.value.kind !== 'object') return { entry: reasoning };
  const nested = reasoning.value.entries().find(({ name }) => /^(?:reasoning_)?effort$/.test(canonicalName(name)));
  return nested === undefined ? {} : literal(nested);
}

function literal(entry: SiteEntry): Effort {
  const value = entry.conditional === true ? undefined : plainOf(entry.value);
  return typeof value === 'string' ? { entry, value } : { entry };
}

/**
 * The effort that holds with a family: the one given where the family has it, else its default. Models that never think have `none`;
 * undefined where it is not known.
 */
export function effortInForce(family: OpenAiFamily, { entry, value }: Effort): string | undefined {
  if (!family.reasons) return 'none';
  if (entry !== undefined && value === undefined) return undefined;
  return value !== undefined && (family.efforts === undefined || family.efforts.includes(value)) ? value : family.defaultEffort;
}

/** A value that code decides may turn out not to be set. */
export function mayBeUnset({ value, conditional }: SiteEntry): boolean {
  return conditional === true || value.kind === 'other' && /\b(?:undefined|None|null|nil|NOT_GIVEN|not_given|omit)\b|\?\?|\?\./.test(value.text);
}

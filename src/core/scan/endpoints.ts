import type { Vendor } from '../models/identity.ts';
import type { TextRange } from '../text/range.ts';
import type { Context, Literal } from './context.ts';
import data from './data/endpoints.json' with { type: 'json' };
import { callKind } from './roles/calls.ts';
import type { ModelReference } from './types.ts';
import { unknownModel } from './unknownModel.ts';

/** A service that stops, or has stopped, and what to do instead. Days are `YYYY-MM-DD`. */
export type StoppingService = {
  readonly id: string;
  readonly name: string;
  readonly vendor: Vendor;
  readonly stops: string;
  readonly instead: string;
  readonly source: string;
  /** The day the source was read. */
  readonly read: string;
  readonly confidence?: string;
};

const services: ReadonlyMap<string, StoppingService> = new Map((data.services as readonly StoppingService[]).map((service) => [service.id, service]));

/** The row of a service by its id. */
export function stoppingService(id: string): StoppingService | undefined {
  return services.get(id);
}

/** Addresses and ids of objects, by service; each is certain wherever it stands in a string. */
const certain: readonly (readonly [service: string, pattern: string])[] = [
  ['openai-prompts', String.raw`\bpmpt_[0-9a-f]{6,}\b`],
  ['openai-agent-builder', String.raw`\bwf_[0-9a-f]{32,}\b`],
  ['openai-assistants', String.raw`\basst_[A-Za-z0-9]{24}\b|\bassistants=v[12]\b`],
  ['github-models', String.raw`\bmodels\.github\.ai\b`],
  ['github-models-azure', String.raw`\bmodels\.inference\.ai\.azure\.com\b`],
];
/** Paths that other vendors' services have too: they count behind OpenAI's host, or alone in a file that speaks of OpenAI. */
const paths: Readonly<Record<string, string>> = { prompts: 'openai-prompts', evals: 'openai-evals', assistants: 'openai-assistants', threads: 'openai-assistants' };

const address = new RegExp([...certain.map(([, pattern]) => `(${pattern})`), String.raw`/v1/(prompts|evals|assistants|threads)(?![\w-])`].join('|'), 'g');
/** Calls of the vendors' packages: `client.beta.assistants.create`, `client.evals.runs.list`. */
const sdkCall = /\bbeta\.(?:assistants|threads)(?=\.\w|\s)|\.evals(?=\.(?:create|retrieve|update|list|delete|del|runs)\b)/g;
const mayHold = /pmpt_|\bwf_|asst_|assistants|threads|models\.github\.ai|models\.inference\.ai|\/v1\/|\.evals\./;

/** Places that may name a stopping service, by offset, for the walk over literals and code. */
export function findEndpointSeeds(text: string): readonly TextRange[] {
  if (!mayHold.test(text)) return [];
  const seeds: TextRange[] = [];
  for (const pattern of [address, sdkCall]) for (const match of text.matchAll(pattern)) seeds.push({ start: match.index, end: match.index + match[0].length });
  return seeds;
}

/** Longer strings are prose or data, not an address. */
const longestLiteral = 400;

/** The services that one literal addresses. A test of an address (`url.includes("models.github.ai")`), a log text and a docstring are none. */
export function endpointsIn(literal: Literal, text: string): readonly ModelReference[] {
  const { start, end } = literal.content;
  if (end - start > longestLiteral) return [];
  const value = text.slice(start, end);
  const found: ModelReference[] = [];
  for (const match of value.matchAll(address)) {
    const path = match.at(-1);
    const service = path === undefined ? certain[match.slice(1).findIndex((group) => group !== undefined)]?.[0] : pathOf(path, value.slice(0, match.index), text);
    if (service === undefined || !calls(literal.context())) continue;
    // The path is what names the service; the slash before its version belongs to the host.
    found.push(reference(service, start + match.index, match[0]));
  }
  return found;
}

/** The service whose package is called at an offset of code: `beta.assistants` in a file that speaks of OpenAI. */
export function endpointOfCall(text: string, seed: TextRange): ModelReference | undefined {
  const written = text.slice(seed.start, seed.end);
  const start = written.startsWith('.') ? seed.start + 1 : seed.start;
  if (!/openai/i.test(text)) return undefined;
  if (/^beta\.(?:assistants|threads)$/.test(written)) return reference('openai-assistants', start, written);
  return written === '.evals' ? reference('openai-evals', start, 'evals') : undefined;
}

function pathOf(path: string, before: string, text: string): string | undefined {
  const ownHost = /(?:^|[/@.])(?:api\.openai\.com|[\w-]+\.openai\.azure\.com\/openai)$/.test(before);
  const noHost = /^$|[})]$/.test(before);
  return ownHost || (noHost && /openai/i.test(text)) ? paths[path] : undefined;
}

function calls(context: Context): boolean {
  return context[0]?.kind !== 'statement' && !context.some((step) => step.kind === 'module' || step.kind === 'compared' || step.kind === 'membership'
    || (step.kind === 'argument' && /^(?:branch|assert|prose)$/.test(callKind(step.callee, step.index))));
}

function reference(endpoint: string, start: number, text: string): ModelReference {
  const identity = { ...unknownModel(text), vendor: services.get(endpoint)?.vendor ?? ('unknown' as const) };
  return { range: { start, end: start + text.length }, text, identity, endpoint, role: 'mention' };
}

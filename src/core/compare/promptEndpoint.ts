import type { Prompt } from '../prompts/types.ts';

/** Where Prompty files write it: v1 under `configuration`, v2 under `connection`. */
const places = [['configuration', 'azure_endpoint'], ['configuration', 'base_url'], ['connection', 'endpoint']] as const;

/**
 * The endpoint that a prompt file names for itself, when it is an address and not a variable; undefined when it names none. A file
 * of the workspace says it, so nothing may be sent there unless a person allows it.
 */
export function promptEndpoint({ metadata }: Prompt): string | undefined {
  const model = metadata['model'];
  for (const [group, name] of places) {
    const address = field(field(model, group), name);
    if (typeof address === 'string' && /^https?:\/\//i.test(address)) return address;
  }
  return undefined;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

import type { ModelRequest } from '../providers/provider.ts';
import { stableJson } from '../text/stableJson.ts';
import { sha256Hex } from '../text/sha256.ts';

/** A request and where it goes; two that are equal in all of this are the same request. */
export type KeyedRequest = ModelRequest & {
  /** What answers: the provider and its endpoint. */
  readonly source: string;
  /** Which of several answers to the same request, from 0: repeats are to differ. */
  readonly repeat: number;
};

/** SHA-256, in hex, of the whole request: model, messages, parameters, tools, schema, endpoint and repeat. The order of keys does not matter. */
export function requestKey(request: KeyedRequest): string {
  const { source, repeat, model, messages, parameters, tools, outputSchema } = request;
  return sha256Hex(stableJson({ version: 1, source, repeat, model, messages, parameters, tools: tools?.length === 0 ? undefined : tools, outputSchema }));
}

import { stableHash } from '../text/stableHash.ts';
import type { ModelRequest } from './provider.ts';

/**
 * The same for equal requests, on every machine and in every release: 16 hex digits over everything that is sent. The order of
 * keys and fields that are undefined make no difference; which repeat it is makes none either.
 */
export function requestHash(request: ModelRequest): string {
  return stableHash(stableJson({ ...request, repeat: undefined }));
}

/** JSON with the keys of every object in order. */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}

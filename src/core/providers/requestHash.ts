import { stableJson } from '../text/stableJson.ts';
import { stableHash } from '../text/stableHash.ts';
import type { ModelRequest } from './provider.ts';

/**
 * The same for equal requests, on every machine and in every release: 16 hex digits over everything that is sent. The order of
 * keys and fields that are undefined make no difference; which repeat it is makes none either.
 */
export function requestHash(request: ModelRequest): string {
  return stableHash(stableJson({ ...request, repeat: undefined }));
}

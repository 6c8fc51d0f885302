import { describe, expect, it } from 'vitest';
import { stableHash } from '../../../../src/core/text/stableHash.ts';

describe('stableHash', () => {
  it.each([['', 'cbf29ce484222325'], ['a', 'af63dc4c8601ec8c'], ['foobar', '85944171f73967e8']])('is FNV-1a of 64 bits: %j', (text, hash) => {
    expect(stableHash(text)).toBe(hash);
  });
});

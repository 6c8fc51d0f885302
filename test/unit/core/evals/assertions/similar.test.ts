import { describe, expect, it } from 'vitest';
import { cosine } from '../../../../../src/core/evals/assertions/similar.ts';
import { check, passes, scoreOf } from './support.ts';

const vectors: Readonly<Record<string, readonly number[]>> = { hot: [1, 0], warm: [0.8, 0.6], cold: [-1, 0], odd: [1, 2, 3], zero: [0, 0] };
const embed = (texts: readonly string[]): Promise<readonly (readonly number[])[]> => Promise.resolve(texts.map((text) => vectors[text] ?? []));

describe('similar', () => {
  it('is the cosine of two embeddings', async () => {
    expect(cosine([1, 2, 3], [4, 5, 6])).toBeCloseTo(32 / Math.sqrt(14 * 77), 12);
    expect(await scoreOf({ type: 'similar', value: 'warm' }, 'hot', { embed })).toBeCloseTo(0.8, 12);
    expect(await passes({ type: 'similar', value: 'warm' }, 'hot', { embed })).toBe(true);
    expect(await passes({ type: 'similar', value: 'warm', threshold: 0.81 }, 'hot', { embed })).toBe(false);
  });
  it('takes the best of several, and counts opposite as 0', async () => {
    expect(await scoreOf({ type: 'similar', value: ['cold', 'warm'] }, 'hot', { embed })).toBeCloseTo(0.8, 12);
    expect(await check({ type: 'similar', value: 'cold' }, 'hot', { embed })).toMatchObject({ pass: false, score: 0 });
  });
  it('fails an empty answer without asking', async () => {
    expect(await scoreOf({ type: 'similar', value: 'hot' }, ' ', { embed: () => Promise.reject(new Error('asked')) })).toBe(0);
  });
  it('is missing where vectors cannot be compared, were not sent, or are not to be had', async () => {
    expect(await check({ type: 'similar', value: 'odd' }, 'hot', { embed })).toEqual({ missing: 'The embedding model sent vectors that cannot be compared.' });
    expect(await check({ type: 'similar', value: 'zero' }, 'hot', { embed })).toEqual({ missing: 'The embedding model sent vectors that cannot be compared.' });
    expect(await check({ type: 'similar', value: 'warm' }, 'hot', { embed: () => Promise.resolve([[1]]) })).toEqual({ missing: 'The embedding model did not answer for every text.' });
    expect(await check({ type: 'similar', value: 'warm' }, 'hot', { embed: () => Promise.reject(new Error('The server is away.')) })).toEqual({ missing: 'The server is away.' });
    expect(await check({ type: 'similar', value: 'warm' }, 'hot')).toEqual({ missing: expect.stringContaining('embeddings') as string });
  });
});

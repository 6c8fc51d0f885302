import { describe, expect, it } from 'vitest';
import { check, passes, scoreOf } from './support.ts';

describe('contains and its friends', () => {
  it('finds a text, with capitals or without', async () => {
    expect(await passes({ type: 'contains', value: 'fire' }, 'A fire.')).toBe(true);
    expect(await passes({ type: 'contains', value: 'Fire' }, 'A fire.')).toBe(false);
    expect(await passes({ type: 'icontains', value: 'FIRE' }, 'A fire.')).toBe(true);
    expect(await passes({ type: 'contains', value: 'FIRE', ignoreCase: true }, 'A fire.')).toBe(true);
  });
  it('scores the share of texts that are all wanted', async () => {
    expect(await check({ type: 'contains-all', value: ['a', 'b', 'x', 'y'] }, 'a b c')).toEqual({ pass: false, score: 0.5, reason: 'The answer does not hold “x”, “y”.' });
    expect(await passes({ type: 'icontains-all', value: ['A', 'b'] }, 'a B')).toBe(true);
  });
  it('is content with any of several', async () => {
    expect(await passes({ type: 'contains-any', value: ['x', 'b'] }, 'a b c')).toBe(true);
    expect(await scoreOf({ type: 'contains-any', value: ['x', 'B'] }, 'a b c')).toBe(0);
    expect(await passes({ type: 'icontains-any', value: ['x', 'B'] }, 'a b c')).toBe(true);
  });
  it('turns round', async () => {
    expect(await check({ type: 'not-contains-all', value: ['a', 'x'] }, 'a b c')).toEqual({ pass: true, score: 0.5, reason: 'The answer does not hold “x”.' });
  });
});

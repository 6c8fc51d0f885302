import { expect, it } from 'vitest';
import { check, passes } from './support.ts';

it('matches anywhere, with JavaScript’s syntax and flags', async () => {
  expect(await passes({ type: 'regex', value: String.raw`^\d{4}-\d\d$`, flags: 'm' }, 'on\n2026-03\n')).toBe(true);
  expect(await passes({ type: 'regex', value: '(?<=a)b' }, 'ab')).toBe(true);
  expect(await passes({ type: 'not-regex', value: 'sorry', flags: 'i' }, 'SORRY')).toBe(false);
});
it('is missing for a pattern that is none', async () => {
  expect(await check({ type: 'regex', value: '(' }, 'x')).toEqual({ missing: expect.stringContaining('The pattern is not valid') as string });
});

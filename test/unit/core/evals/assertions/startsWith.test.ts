import { expect, it } from 'vitest';
import { passes } from './support.ts';

it('looks at the beginning only, behind white space', async () => {
  expect(await passes({ type: 'starts-with', value: 'Dear' }, '\n Dear Ann')).toBe(true);
  expect(await passes({ type: 'starts-with', value: 'dear' }, 'Dear Ann')).toBe(false);
  expect(await passes({ type: 'starts-with', value: 'dear', ignoreCase: true }, 'Dear Ann')).toBe(true);
  expect(await passes({ type: 'starts-with', value: 'Ann' }, 'Dear Ann')).toBe(false);
});

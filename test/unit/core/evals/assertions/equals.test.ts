import { describe, expect, it } from 'vitest';
import { check, passes } from './support.ts';

describe('equals', () => {
  it('leaves white space around both out, unless told', async () => {
    expect(await passes({ type: 'equals', value: 'urgent' }, ' urgent\n')).toBe(true);
    expect(await passes({ type: 'equals', value: 'urgent', trim: false }, 'urgent\n')).toBe(false);
  });
  it('tells capitals apart, unless told', async () => {
    expect(await passes({ type: 'equals', value: 'urgent' }, 'Urgent')).toBe(false);
    expect(await passes({ type: 'equals', value: 'urgent', ignoreCase: true }, 'Urgent')).toBe(true);
  });
  it('compares a number as it is written', async () => {
    expect(await passes({ type: 'equals', value: 42 }, '42')).toBe(true);
  });
  it('says what came instead, shortened', async () => {
    expect(await check({ type: 'equals', value: 'urgent' }, 'x'.repeat(500))).toEqual({ pass: false, score: 0, reason: `The answer is “${'x'.repeat(80)}…”, not “urgent”.` });
  });
});

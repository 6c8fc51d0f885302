import { describe, expect, it } from 'vitest';
import type { CodeRequest } from '../../../../../src/core/index.ts';
import { answer, check, passes } from './support.ts';

const gives = (value: unknown) => ({ runCode: () => Promise.resolve({ value }) });

describe('javascript', () => {
  it('does not run without leave', async () => {
    expect(await check({ type: 'javascript', value: 'true' }, 'x')).toEqual({ missing: expect.stringContaining('--allow-code') as string });
  });
  it('takes true, a score or an outcome', async () => {
    expect(await passes({ type: 'javascript', value: 'c' }, 'x', gives(true))).toBe(true);
    expect(await check({ type: 'javascript', value: 'c', threshold: 0.5 }, 'x', gives(0.6))).toMatchObject({ pass: true, score: 0.6 });
    expect(await passes({ type: 'javascript', value: 'c' }, 'x', gives(0.6))).toBe(false);
    expect(await check({ type: 'javascript', value: 'c' }, 'x', gives({ pass: false, score: 0.3, reason: 'No.' }))).toEqual({ pass: false, score: 0.3, reason: 'No.' });
    expect(await check({ type: 'javascript', value: 'c' }, 'x', gives({ pass: true }))).toMatchObject({ score: 1 });
  });
  it.each([undefined, null, 'true', 2, -1, {}, { pass: 1 }, { pass: true, score: 'high' }, { pass: true, score: 7 }, []])('is missing for %j', async (value) => {
    expect(await passes({ type: 'javascript', value: 'c' }, 'x', gives(value))).toBeUndefined();
  });
  it('hands over the code as it is, never filled from the case', async () => {
    const seen: CodeRequest[] = [];
    await check({ type: 'javascript', value: '`${output} {{name}}`' }, answer('x', { vars: { name: 'process.exit()' }, latencyMs: 5 }), { runCode: (request) => {
      seen.push(request);
      return Promise.resolve({ value: true });
    } });
    expect(seen[0]).toMatchObject({ code: '`${output} {{name}}`', output: 'x', context: { vars: { name: 'process.exit()' }, latencyMs: 5, side: 'candidate' } });
  });
});

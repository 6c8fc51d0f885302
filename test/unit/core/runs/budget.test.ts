import { describe, expect, it } from 'vitest';
import { createBudget } from '../../../../src/core/runs/budget.ts';
import { live } from './samples.ts';

const state = async (promise: Promise<unknown>): Promise<string> => {
  let found = 'waiting';
  void promise.then((value) => { found = value === undefined ? 'refused' : 'given'; }, () => { found = 'stopped'; });
  for (let i = 0; i < 5; i++) await Promise.resolve();
  return found;
};

describe('createBudget', () => {
  it('sets aside what is asked for and counts what was used', async () => {
    const budget = createBudget(1);
    const held = await budget.reserve(0.4, live);
    expect([budget.spentUsd, budget.reservedUsd]).toEqual([0, 0.4]);
    held?.settle(0.1);
    expect([budget.spentUsd, budget.reservedUsd]).toEqual([0.1, 0]);
    held?.settle(0.1);
    expect(budget.spentUsd).toBe(0.1);
  });

  it('takes exactly what is left, and not a picodollar more', async () => {
    const budget = createBudget(0.3, 0.1);
    expect(await state(budget.reserve(0.2 + 1e-12, live))).toBe('refused');
    expect(await state(budget.reserve(0.2, live))).toBe('given');
  });

  it('waits for requests in flight, in order, and gives up when nothing they return can be enough', async () => {
    const budget = createBudget(1);
    const first = await budget.reserve(0.8, live);
    const second = budget.reserve(0.5, live);
    const small = budget.reserve(0.1, live);
    expect([await state(second), await state(small)]).toEqual(['waiting', 'waiting']);
    first?.settle(0.3);
    expect([await state(second), await state(small)]).toEqual(['given', 'given']);
    const late = budget.reserve(0.5, live);
    expect(await state(late)).toBe('waiting');
    (await second)?.settle(0.5);
    expect(await state(late)).toBe('refused');
    expect(await state(budget.reserve(0.2, live))).toBe('waiting');
    (await small)?.settle(0);
    expect(await state(budget.reserve(0, live))).toBe('given');
  });

  it('lets a stopped request out of the line, and the next one up', async () => {
    const budget = createBudget(1);
    const held = await budget.reserve(0.9, live);
    const stop = new AbortController();
    const large = budget.reserve(0.5, stop.signal);
    const small = budget.reserve(0.1, live);
    expect(await state(small)).toBe('waiting');
    stop.abort(new Error('stopped'));
    await expect(large).rejects.toThrow('stopped');
    expect(await state(small)).toBe('given');
    held?.settle(0);
    await expect(budget.reserve(0.1, stop.signal)).rejects.toThrow('stopped');
  });

  it('does not drift over a hundred thousand sums', async () => {
    const budget = createBudget(10_000.1);
    for (let i = 0; i < 100_000; i++) (await budget.reserve(0.1, live))?.settle(0.1);
    expect(budget.spentUsd).toBe(10_000);
    expect(await state(budget.reserve(0.1, live))).toBe('given');
  });
});

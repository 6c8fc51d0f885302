import { describe, expect, it } from 'vitest';
import type { AssertionInput } from '../../../../../src/core/index.ts';
import { answer, check, passes } from './support.ts';

function calling(...calls: readonly (readonly [string, unknown])[]): AssertionInput {
  const toolCalls = calls.map(([name, given], at) => ({ id: `call_${at}`, name, arguments: typeof given === 'string' ? given : JSON.stringify(given) }));
  return answer('', { toolCalls, tools: [{ name: 'find', parameters: { type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] } }] });
}

describe('tool-call', () => {
  it('with nothing asks for any call, and not-tool-call for none', async () => {
    expect(await passes({ type: 'tool-call' }, calling(['find', {}]))).toBe(true);
    expect(await passes({ type: 'tool-call' }, calling())).toBe(false);
    expect(await passes({ type: 'not-tool-call' }, calling())).toBe(true);
  });
  it('compares name and arguments, exactly or as a part', async () => {
    const input = calling(['find', { id: 7, deep: true }]);
    expect(await passes({ type: 'tool-call', name: 'find' }, input)).toBe(true);
    expect(await check({ type: 'tool-call', name: 'find', arguments: { id: 7 } }, input)).toEqual({ pass: false, score: 0, reason: 'The arguments of find: /deep was not expected.' });
    expect(await passes({ type: 'tool-call', name: 'find', arguments: { id: 7 }, match: 'subset' }, input)).toBe(true);
    expect(await check({ type: 'tool-call', name: 'refund' }, input)).toMatchObject({ pass: false, reason: 'The model called find, not refund.' });
  });
  it('fills arguments from the case', async () => {
    expect(await passes({ type: 'tool-call', name: 'find', arguments: { city: '{{city}}' } }, { ...calling(['find', { city: 'Rome' }]), vars: { city: 'Rome' } })).toBe(true);
  });
  it('knows three kinds of order', async () => {
    const calls = [{ name: 'a' }, { name: 'b' }];
    const [straight, mixed, swapped] = [calling(['a', {}], ['b', {}]), calling(['a', {}], ['x', {}], ['b', {}]), calling(['b', {}], ['a', {}])];
    expect(await Promise.all([straight, mixed, swapped].map((input) => passes({ type: 'tool-call', calls }, input)))).toEqual([true, true, true]);
    expect(await Promise.all([straight, mixed, swapped].map((input) => passes({ type: 'tool-call', calls, order: 'in-order' }, input)))).toEqual([true, true, false]);
    expect(await Promise.all([straight, mixed, swapped].map((input) => passes({ type: 'tool-call', calls, order: 'exact' }, input)))).toEqual([true, false, false]);
  });
  it('wants each expected call once for each time it is named, and scores the share', async () => {
    expect(await check({ type: 'tool-call', calls: [{ name: 'a' }, { name: 'a' }] }, calling(['a', {}]))).toMatchObject({ pass: false, score: 0.5 });
    expect(await check({ type: 'tool-call', calls: [{ name: 'a' }], order: 'exact' }, calling(['a', {}], ['b', {}]))).toMatchObject({ pass: false, score: 0.5, reason: 'The model called more than was expected: a, b.' });
  });
  it('checks calls against the tools’ own schemas', async () => {
    expect(await passes({ type: 'tool-call', schema: true }, calling(['find', { id: 1 }]))).toBe(true);
    expect(await check({ type: 'tool-call', schema: true }, calling(['find', { id: 'one' }]))).toMatchObject({ pass: false, reason: 'The arguments of find: /id must be integer.' });
    expect(await check({ type: 'tool-call', schema: true }, calling(['lose', {}]))).toMatchObject({ pass: false, reason: 'The model called lose, which is no tool of the prompt.' });
    expect(await check({ type: 'tool-call', schema: true }, calling(['find', '{"id": 1']))).toMatchObject({ pass: false, reason: 'The arguments of find are not JSON.' });
  });
});

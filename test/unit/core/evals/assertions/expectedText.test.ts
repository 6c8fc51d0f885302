import { describe, expect, it } from 'vitest';
import { expectedText, type Assertion } from '../../../../../src/core/index.ts';

const said = (text: string, ...calls: readonly { readonly name: string; readonly arguments: string }[]) =>
  ({ text, vars: { city: 'Rome' }, toolCalls: calls.map((call, at) => ({ id: `call_${at}`, ...call })) });

describe('expectedText', () => {
  it('lays the wanted text beside the answer, filled from the case', () => {
    expect(expectedText({ type: 'equals', value: 'In {{city}}' }, said('In Paris'))).toEqual({ expected: 'In Rome', actual: 'In Paris' });
    expect(expectedText({ type: 'equals', value: 7 }, said('8'))).toEqual({ expected: '7', actual: '8' });
  });
  it('takes the first of several references', () => {
    expect(expectedText({ type: 'bleu', value: ['one', 'two'] }, said('three'))).toEqual({ expected: 'one', actual: 'three' });
  });
  it('leaves a text as it is whose template the case cannot fill', () => {
    expect(expectedText({ type: 'equals', value: '{{land}}' }, said('x'))?.expected).toBe('{{land}}');
  });
  it('lays JSON out alike, whether it was written as a value, as text or in a fence', () => {
    const lines = '{\n  "level": "urgent"\n}';
    expect(expectedText({ type: 'json-equals', value: { level: 'urgent' } }, said('```json\n{"level":"normal"}\n```'))).toEqual({ expected: lines, actual: lines.replace('urgent', 'normal') });
    expect(expectedText({ type: 'json-equals', value: '{"level":"urgent"}' }, said('no JSON'))).toEqual({ expected: lines, actual: 'no JSON' });
  });
  it('compares tool calls with those expected', () => {
    const texts = expectedText({ type: 'tool-call', name: 'find', arguments: { id: 7 } }, said('', { name: 'find', arguments: '{"id":8}' }));
    expect(JSON.parse(texts?.expected ?? '')).toEqual([{ name: 'find', arguments: { id: 7 } }]);
    expect(JSON.parse(texts?.actual ?? '')).toEqual([{ name: 'find', arguments: { id: 8 } }]);
    expect(expectedText({ type: 'tool-call', name: 'find' }, said('', { name: 'find', arguments: '{"id":' }))?.actual).toContain('"{\\"id\\":"');
  });
  it.each<Assertion>([{ type: 'regex', value: 'a' }, { type: 'not-equals', value: 'a' }, { type: 'latency', max: 1 }, { type: 'tool-call', schema: true }])('has no text of its own for $type', (assertion) => {
    expect(expectedText(assertion, said('b'))).toBeUndefined();
  });
});

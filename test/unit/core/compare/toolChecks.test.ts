import { describe, expect, it } from 'vitest';
import { createSchemaChecker, printArguments } from '../../../../src/core/compare/toolChecks.ts';
import { pairToolCalls } from '../../../../src/core/compare/toolPairs.ts';
import type { ToolCall, ToolDefinition } from '../../../../src/core/prompts/tools.ts';

const call = (name: string, written: string): ToolCall => ({ id: 'x', name, arguments: written });
const tools: readonly ToolDefinition[] = [
  { name: 'lookup_order', parameters: { type: 'object', properties: { id: { type: 'integer' }, to: { type: 'object', properties: { zip: { type: 'string' } } } }, required: ['id'], additionalProperties: false } },
  { name: 'ping', parameters: { type: 'object', properties: {} } },
];

describe('a call against its schema', () => {
  it.each([
    ['lookup_order', '{"id": 17}', undefined],
    ['lookup_order', '{"id": 17.0}', undefined],
    ['lookup_order', '{"id": "17"}', 'id: must be integer'],
    ['lookup_order', '{"id": 17, "to": {"zip": 4}}', 'to.zip: must be string'],
    ['lookup_order', '{}', 'must have required property \'id\''],
    ['lookup_order', '{"id": 17, "note": ""}', 'must NOT have additional properties (note)'],
    ['lookup_order', '{"id": 17', 'the arguments are not valid JSON'],
    ['lookup_order', 'null', 'must be object'],
    ['ping', '', undefined],
    ['delete_all', '{}', 'no tool of this name was offered'],
  ])('%s(%s)', async (name, written, reason) => {
    const checker = await createSchemaChecker();
    expect(checker.call(call(name, written), tools)).toEqual(reason === undefined ? { ok: true } : { ok: false, reason });
  });

  it('a schema that cannot be used is said to be so, and two of one $id do not meet', async () => {
    const checker = await createSchemaChecker();
    expect(checker.call(call('a', '{}'), [{ name: 'a', parameters: { $ref: '#/$defs/none' } }])).toMatchObject({ ok: false, reason: expect.stringContaining('the schema cannot be used') });
    const first = { $id: 'http://x/s', type: 'object', required: ['a'] };
    const second = { $id: 'http://x/s', type: 'object', required: ['b'] };
    expect([checker.output('{"a": 1}', first), checker.output('{"a": 1}', second)]).toMatchObject([{ ok: true }, { ok: false, reason: 'must have required property \'b\'' }]);
  });
});

describe('an answer against the output schema', () => {
  const schema = { type: 'object', properties: { label: { enum: ['urgent', 'normal'] } }, required: ['label'] };

  it.each([
    ['{"label": "urgent"}', undefined],
    ['{"label": "late"}', 'label: must be "urgent" or "normal"'],
    ['```json\n{"label": "urgent"}\n```', 'the JSON stands in a code fence'],
    ['Sure: {"label": "urgent"}', 'the answer is not valid JSON'],
    ['', 'the answer is not valid JSON'],
  ])('%j', async (text, reason) => {
    expect((await createSchemaChecker()).output(text, schema)).toEqual(reason === undefined ? { ok: true } : { ok: false, reason });
  });
});

describe('pairToolCalls', () => {
  it('pairs by name and order, and compares argument by argument', () => {
    const before = [call('look', '{"id": 1, "at": "a"}'), call('send', '{}'), call('look', '{"id": 2}')];
    const after = [call('look', '{"at": "a", "id": "1"}'), call('look', '{"id": 2}'), call('stop', '{}')];
    expect(pairToolCalls(before, after)).toEqual([
      { name: 'look', baseline: before[0], candidate: after[0], changes: [{ kind: 'changed', path: '/id', before: 1, after: '1' }], same: false },
      { name: 'send', baseline: before[1], same: false },
      { name: 'look', baseline: before[2], candidate: after[1], changes: [], same: true },
      { name: 'stop', candidate: after[2], same: false },
    ]);
  });

  it('compares what is no JSON as it is written', () => {
    expect(pairToolCalls([call('a', '{"id'), call('a', '{"x')], [call('a', '{"id'), call('a', '{}')])).toMatchObject([{ same: true }, { same: false }]);
  });

  it('prints arguments as a call', () => {
    expect(printArguments('{"id": 17, "to": {"a": [1]}, "n": "x"}')).toBe('id: 17, to: { "a": [1] }, n: "x"');
    expect(printArguments('{}')).toBe('');
    expect(printArguments('{"id')).toBe('{"id');
  });
});

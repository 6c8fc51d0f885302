import { describe, it, expect } from 'vitest';
import data from '../../../../src/core/models/data/parameters.json' with { type: 'json' };
import { identifyModel } from '../../../../src/core/models/identify.ts';
import { knowsCondition, rejectedByOtherVendors } from '../../../../src/core/models/otherVendorParameters.ts';

describe('rejectedByOtherVendors', () => {
  const cases: readonly (readonly [string, Readonly<Record<string, unknown>>, readonly string[]])[] = [
    ['claude-sonnet-4-5', { temperature: 0, thinking: { type: 'enabled', budget_tokens: 2048 } }, []],
    ['claude-sonnet-4-5', { temperature: 0.2, top_p: 0.9 }, ['top_p']],
    ['claude-sonnet-5', { temperature: 0 }, ['temperature']],
    ['claude-sonnet-5', { temperature: 1 }, []],
    ['claude-sonnet-5', { top_k: 1 }, ['top_k']],
    ['claude-sonnet-5', { thinking: { type: 'enabled', budget_tokens: 2048 } }, ['thinking']],
    ['claude-sonnet-5', { thinking: { type: 'disabled' } }, []],
    ['claude-fable-5', { temperature: 1, top_p: 1, thinking: { type: 'disabled' } }, ['temperature', 'top_p', 'thinking']],
    ['gemini-3.7-flash', { thinkingLevel: 'minimal' }, ['thinkingLevel']],
    ['gemini-3.7-flash', { thinkingLevel: 'low' }, []],
  ];
  it.each(cases)('%s with %j', (id, parameters, names) => {
    const identity = identifyModel(id);
    if (identity === undefined) throw new Error(`${id} is no model id`);
    expect(rejectedByOtherVendors(identity, parameters).map(({ name }) => name)).toEqual(names);
  });

  it('knows the condition and the source of every row', () => {
    expect(data.otherVendors.filter((row) => !knowsCondition(row.when) || !(row.source in data.sources))).toEqual([]);
  });
});

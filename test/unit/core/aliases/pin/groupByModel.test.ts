import { describe, expect, it } from 'vitest';
import { groupByModel } from '../../../../../src/core/aliases/pin/groupByModel.ts';
import type { ModelReference } from '../../../../../src/core/scan/types.ts';
import { identityOf } from './marked.ts';

let at = 0;
const reference = (text: string, rest: Partial<ModelReference> = {}): ModelReference => ({
  range: { start: at, end: (at += text.length) }, text, identity: identityOf(text), role: 'usage', ...rest,
});
const brief = (references: readonly ModelReference[]): readonly string[] => groupByModel(references).map(({ text, references: all }) => `${text} ${all.length}`);

describe('groupByModel', () => {
  it('puts an id and the snapshot it stands for together, the largest group first', () => {
    expect(brief([reference('gpt-4o-mini'), reference('gpt-5.4'), reference('gpt-5.4-2026-03-05')])).toEqual(['gpt-5.4 2', 'gpt-4o-mini 1']);
  });

  it('keeps services apart', () => {
    expect(brief([reference('gpt-4o'), reference('openai/gpt-4o')])).toEqual(['gpt-4o 1', 'openai/gpt-4o 1']);
  });

  it('leaves out what selects no model and what is behind an alias already', () => {
    expect(brief([reference('gpt-4o', { role: 'branch' }), reference('gpt-4o', { role: 'mention' }), reference('gpt-4o', { alias: 'chat.core' })])).toEqual([]);
  });
});

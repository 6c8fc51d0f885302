import { describe, expect, it } from 'vitest';
import { identifyModel } from '../../../../src/core/models/identify.ts';
import { kindOf } from '../../../../src/core/models/kindOf.ts';
import { suggestedFor } from '../../../../src/core/models/suggestedFor.ts';

const today = '2026-11-21';

describe('suggestedFor', () => {
  it('puts chat models of the same vendor first, higher versions before lower ones', () => {
    const ids = suggestedFor(identifyModel('gpt-5.4-2026-03-05'), today);
    const top = ids.slice(0, 20).map((id) => identifyModel(id));
    expect(top.every((identity) => identity !== undefined && identity.vendor === 'openai' && kindOf(identity) === 'chat')).toBe(true);
    expect(ids.indexOf('gpt-5.5')).toBeLessThan(ids.indexOf('gpt-5.4'));
    expect(ids.indexOf('gpt-5.4')).toBeLessThan(ids.indexOf('gpt-4o'));
    expect(ids.indexOf('gpt-4o')).toBeLessThan(ids.indexOf('claude-sonnet-5'));
  });

  it('puts embedding models first for one', () => {
    expect(suggestedFor(identifyModel('text-embedding-ada-002'), today)[0]).toMatch(/embed/);
  });

  it('names no retired model', () => {
    expect(suggestedFor(identifyModel('gpt-4o'), today)).not.toContain('gpt-3.5-turbo-0301');
    expect(suggestedFor(undefined, today).length).toBeGreaterThan(50);
  });
});

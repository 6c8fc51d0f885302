import { describe, expect, it } from 'vitest';
import { rejectedParameters } from '../../../../src/core/models/parameters.ts';
import { identified } from './identified.ts';

function names(model: string, parameters: Record<string, unknown>, api: 'responses' | 'chat' = 'responses'): readonly string[] {
  return rejectedParameters(identified(model), parameters, api).map(({ name }) => name);
}

describe('rejectedParameters', () => {
  it('leaves temperature to models that take it', () => {
    expect(names('gpt-4o', { temperature: 0, top_p: 0.5, max_tokens: 10 }, 'chat')).toEqual([]);
    expect(names('gpt-5-chat-latest', { temperature: 0 })).toEqual([]);
  });

  it('goes by the effort in force', () => {
    expect(names('gpt-5.4-2026-03-05', { temperature: 0 })).toEqual([]);
    expect(names('gpt-5.4-2026-03-05', { temperature: 0, reasoning: { effort: 'low' } })).toEqual(['temperature']);
    expect(names('gpt-5.5-2026-04-23', { temperature: 0 })).toEqual(['temperature']);
    expect(names('gpt-5.5', { temperature: 0, reasoning_effort: 'none' })).toEqual([]);
    expect(names('gpt-6-sol', { temperature: 0, top_p: 1, reasoning: { effort: 'none' } })).toEqual([]);
    expect(names('gpt-6-astra', { temperature: 0, top_p: 0.9 })).toEqual(['temperature', 'top_p']);
    expect(names('o3', { temperature: 0 })).toEqual(['temperature']);
    expect(names('gpt-5-mini', { temperature: 0.2 })).toEqual(['temperature']);
  });

  it('tells documentation from inference', () => {
    const [inferred] = rejectedParameters(identified('gpt-5.5'), { temperature: 0 }, 'responses');
    expect(inferred).toMatchObject({ evidence: 'inferred', reason: 'gpt-5.5 with reasoning effort medium accepts no temperature' });
    const [documented] = rejectedParameters(identified('gpt-5'), { temperature: 0 }, 'responses');
    expect(documented).toMatchObject({ evidence: 'documented' });
  });

  it('lets the default temperature pass in Chat Completions', () => {
    expect(names('gpt-5', { temperature: 1 }, 'chat')).toEqual([]);
    expect(names('gpt-5', { temperature: 1 }, 'responses')).toEqual(['temperature']);
  });

  it('knows the efforts of each family, and falls back to the default for a value that is left out', () => {
    expect(names('gpt-5.1', { reasoning_effort: 'minimal' }, 'chat')).toEqual(['reasoning_effort']);
    expect(names('gpt-5', { reasoning_effort: 'none' }, 'chat')).toEqual(['reasoning_effort']);
    expect(names('gpt-6-astra', { reasoning: { effort: 'none' } })).toEqual(['reasoning']);
    expect(names('gpt-5.6-terra', { reasoning: { effort: 'max' } })).toEqual([]);
    expect(names('gpt-5.1', { reasoning_effort: 'minimal', temperature: 0 }, 'chat')).toEqual(['reasoning_effort']);
  });

  it('knows what Chat Completions and Responses do not take', () => {
    expect(names('gpt-5', { max_tokens: 10, stop: ['x'] }, 'chat')).toEqual(['max_tokens', 'stop']);
    expect(names('o4-mini', { stop: ['x'] }, 'chat')).toEqual(['stop']);
    expect(names('gpt-4o', { n: 2, seed: 1 }, 'responses')).toEqual(['n', 'seed']);
  });

  it('judges a fine-tune and an Azure version by the family', () => {
    expect(names('ft:o4-mini-2025-04-16:acme::x', { temperature: 0 })).toEqual(['temperature']);
    expect(names('azure/gpt-5.6-sol-2026-07-09', { temperature: 0 })).toEqual(['temperature']);
  });

  it('knows Claude and Gemini', () => {
    expect(names('claude-opus-4-7', { temperature: 1, top_k: 5 }, 'chat')).toEqual(['temperature', 'top_k']);
    expect(names('claude-sonnet-5', { temperature: 1 }, 'chat')).toEqual([]);
    expect(names('claude-sonnet-5', { temperature: 0 }, 'chat')).toEqual(['temperature']);
    expect(names('claude-sonnet-4-5', { temperature: 0, top_p: 0.9 }, 'chat')).toEqual(['top_p']);
    expect(names('claude-opus-4-7', { thinking: { type: 'enabled', budget_tokens: 1024 } }, 'chat')).toEqual(['thinking']);
    expect(names('gemini-3.7-flash', { thinkingLevel: 'minimal' }, 'chat')).toEqual(['thinkingLevel']);
    expect(names('mistral-large-2411', { temperature: 0 }, 'chat')).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { editDistance, nearestKnownModel } from '../../../../src/core/models/nearest.ts';
import { allLifecycleRows } from '../../../../src/core/models/catalog.ts';

describe('nearestKnownModel', () => {
  it.each([
    ['gtp-5.5', 'gpt-5.5'],
    ['claude-sonet-4-5', 'claude-sonnet-4-5'],
    ['gpt-5.4-2026-03-15', 'gpt-5.4-2026-03-05'],
    ['gpt-5.4-2026-13-05', 'gpt-5.4-2026-03-05'],
    ['gpt-40', 'gpt-4o'],
    ['gpt4o', 'gpt-4o'],
    ['gpt-4o-mni', 'gpt-4o-mini'],
    ['openai/gtp-4o', 'gpt-4o'],
    ['gemni-2.5-pro', 'gemini-2.5-pro'],
    ['cluade-opus-4-6', 'claude-opus-4-6'],
    ['text-embeding-3-small', 'text-embedding-3-small'],
    ['mistral-lage-latest', 'mistral-large-latest'],
    ['gpt-5.6-sool', 'gpt-5.6-sol'],
  ])('reads %s as %s', (text, meant) => {
    expect(nearestKnownModel(text)).toBe(meant);
  });

  it.each([
    'gpt-7.2', 'claude-saga-5', 'claude-opus-4-9', 'o5-mini', 'tts-2', 'dall-e-4', 'gpt-5.5-2026-04-24', 'gpt-4o', 'mistral', 'my-model', 'gpt-test', 'default',
    'azure/gpt-4o', 'llama3.1:8b', 'ft:gpt-4o-mini-2024-07-18:acme::abc123', 'model-1', 'some-other-name-2',
  ])('leaves %s alone', (text) => {
    expect(nearestKnownModel(text)).toBeUndefined();
  });

  it('has nothing to say of any id in the catalog', () => {
    for (const { id } of allLifecycleRows()) expect(nearestKnownModel(id), id).toBeUndefined();
  });
});

describe('editDistance', () => {
  it('counts a swap of neighbours once and stops at the bound', () => {
    expect(editDistance('gtp', 'gpt', 2)).toBe(1);
    expect(editDistance('sonet', 'sonnet', 2)).toBe(1);
    expect(editDistance('kitten', 'sitting', 5)).toBe(3);
    expect(editDistance('kitten', 'sitting', 2)).toBe(3);
  });
});

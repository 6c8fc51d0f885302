import { describe, expect, it } from 'vitest';
import { changedAliases } from '../../../../src/core/aliases/changedAliases.ts';

const config = (aliases: object): string => JSON.stringify({ aliases });

describe('changedAliases', () => {
  it('names aliases that resolve or are limited differently, and those that came or went', async () => {
    const before = config({ a: { default: 'gpt-5.4' }, b: { default: 'gpt-5.4' }, c: { default: 'gpt-5.4', limits: { maxOutputTokens: 5 } }, gone: { default: 'gpt-5.4' }, same: { default: 'gpt-5.4', owner: '@x' } });
    const now = config({ a: { default: 'gpt-5.5' }, b: { default: 'gpt-5.4', environments: { staging: { default: 'gpt-5.5' } } }, c: { limits: { maxOutputTokens: 6 }, default: 'gpt-5.4' }, same: { owner: '@y', default: 'gpt-5.4' }, added: { default: 'gpt-5.4' } });
    expect([...(await changedAliases(before, now))].toSorted()).toEqual(['a', 'added', 'b', 'c', 'gone']);
  });

  it('takes a text that is no configuration for one without aliases', async () => {
    expect([...(await changedAliases('{', config({ a: { default: 'gpt-5.4' } })))]).toEqual(['a']);
  });
});

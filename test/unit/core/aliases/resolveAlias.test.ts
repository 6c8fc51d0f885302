import { describe, expect, it } from 'vitest';
import { resolveAlias } from '../../../../src/core/aliases/resolveAlias.ts';
import { PromptshiftError } from '../../../../src/core/errors.ts';

const config = {
  aliases: {
    'chat.core': { default: 'gpt-5.4-2026-03-05', env: 'CHAT_MODEL', environments: { staging: { default: 'gpt-5.5-2026-04-23' } } },
    embed: { default: 'text-embedding-3-small' },
  },
};

describe('resolveAlias', () => {
  it.each([
    ['nothing set', {}, 'gpt-5.4-2026-03-05', { kind: 'default' }],
    ['an environment', { PROMPTSHIFT_ENV: 'staging' }, 'gpt-5.5-2026-04-23', { kind: 'environment', name: 'staging' }],
    ['an environment of others', { PROMPTSHIFT_ENV: 'production' }, 'gpt-5.4-2026-03-05', { kind: 'default' }],
    ['a name every object has', { PROMPTSHIFT_ENV: 'constructor' }, 'gpt-5.4-2026-03-05', { kind: 'default' }],
    ['the variable over the environment', { PROMPTSHIFT_ENV: 'staging', CHAT_MODEL: 'gpt-4o' }, 'gpt-4o', { kind: 'variable', name: 'CHAT_MODEL' }],
    ['an empty variable', { CHAT_MODEL: '' }, 'gpt-5.4-2026-03-05', { kind: 'default' }],
  ])('with %s', (_, env, model, from) => {
    expect(resolveAlias(config, 'chat.core', env)).toEqual({ model, from });
  });

  it.each(['chat', 'constructor'])('names the known ones when %s is none of them', (name) => {
    expect(() => resolveAlias(config, name, {})).toThrow(PromptshiftError);
    try {
      resolveAlias(config, name, {});
    } catch (error) {
      expect((error as PromptshiftError).remedy).toBe('Use one of chat.core, embed, or add it under "aliases".');
    }
  });
});

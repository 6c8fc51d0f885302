import { describe, expect, it } from 'vitest';
import { aliasLines } from '../../../../src/extension/aliases/aliasText.ts';

const byDefault = { kind: 'default' } as const;

describe('aliasLines', () => {
  it('says what the alias stands for, what is beside it and who answers', () => {
    const alias = { default: 'gpt-5.4', candidate: 'gpt-5.5', rollback: 'gpt-4o', env: 'OPENAI_MODEL', owner: '@team', risk: 'high' } as const;
    expect(aliasLines('chat.core', alias, { model: 'gpt-5.4', from: byDefault })).toEqual([
      '**chat.core** → `gpt-5.4`',
      'candidate `gpt-5.5` · rollback `gpt-4o`',
      'override with `OPENAI_MODEL` · owner @team · risk high',
    ]);
  });

  it('names what decided when it is not the default', () => {
    const alias = { default: 'gpt-5.4', environments: { eu: { default: 'gpt-5.4-eu' } } };
    expect(aliasLines('a', alias, { model: 'gpt-5.4-eu', from: { kind: 'environment', name: 'eu' } })).toEqual([
      '**a** → `gpt-5.4-eu` (environment eu)', 'default `gpt-5.4` · eu `gpt-5.4-eu`',
    ]);
    expect(aliasLines('a', alias, { model: 'x', from: { kind: 'variable', name: 'MODEL' } })[0]).toBe('**a** → `x` (`MODEL` is set here)');
  });

  it('leaves out slots that say nothing new', () => {
    expect(aliasLines('a', { default: 'm', candidate: 'm', rollback: 'm' }, { model: 'm', from: byDefault })).toEqual(['**a** → `m`']);
  });
});

import { describe, expect, it } from 'vitest';
import { asAliasName } from '../../../../../src/core/aliases/shapes/names.ts';

describe('a team\'s name as an alias name', () => {
  it.each([
    ['chat', 'chat'], ['draftReply', 'draft-reply'], ['draft_reply', 'draft_reply'], ['GPT-4o (EU)', 'gpt-4o-eu'], ['openai/gpt-4o', 'openai-gpt-4o'],
    ['4o-mini', 'model-4o-mini'], ['a..b', 'a.b'], ['-x-', 'x'], ['***', undefined],
  ])('%s is %s', (name, expected) => {
    expect(asAliasName(name)).toBe(expected);
  });
});

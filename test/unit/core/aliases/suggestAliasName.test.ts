import { describe, expect, it } from 'vitest';
import { suggestAliasName, variableFor } from '../../../../src/core/aliases/suggestAliasName.ts';
import { aliasNamePattern } from '../../../../src/core/scan/aliasName.ts';
import { identityOf } from './pin/marked.ts';

describe('suggestAliasName', () => {
  it.each([
    ['src/reply.ts', ['model', 'draftReply'], 'gpt-4o', 'chat.draft-reply'],
    ['src/assistant.ts', ['DEFAULT_MODEL'], 'gpt-5.4', 'chat.assistant'],
    ['src/summary/index.ts', [], 'gpt-5.4', 'chat.summary'],
    ['src/index.ts', [], 'gpt-5.4', 'chat.core'],
    ['src/a.ts', ['SUMMARY_MODEL'], 'gpt-5.4', 'chat.summary'],
    ['src/search.ts', ['model', 'embedPages'], 'text-embedding-3-small', 'embedding.embed-pages'],
    ['src/x.ts', ['HTMLTitleWriterForUsers'], 'gpt-5.4', 'chat.html-title-writer'],
    ['src/übersicht.ts', [], 'gpt-5.4', 'chat.bersicht'],
    ['src/2024.ts', ['_'], 'gpt-5.4', 'chat.core'],
  ])('in %s, %j, for %s: %s', (path, names, id, name) => {
    const suggested = suggestAliasName({ path, names, identity: identityOf(id) });
    expect(suggested).toBe(name);
    expect(suggested).toMatch(aliasNamePattern);
  });

  it('is not one that is taken', () => {
    expect(suggestAliasName({ path: 'src/a.ts', names: ['summary'], identity: identityOf('gpt-4o'), taken: ['chat.summary', 'chat.summary-2'] })).toBe('chat.summary-3');
  });

  it('has an environment variable', () => {
    expect(variableFor('chat.draft-reply', identityOf('gpt-4o'))).toBe('OPENAI_MODEL_CHAT_DRAFT_REPLY');
  });
});

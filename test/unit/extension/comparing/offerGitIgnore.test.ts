import { describe, expect, it } from 'vitest';
import { offerGitIgnore, type GitIgnoreDeps } from '../../../../src/extension/comparing/offerGitIgnore.ts';

/** A workspace whose runs git would take in, and a person who answers as told, one after the other. */
function asked(replies: readonly (string | undefined)[], rest: Partial<GitIgnoreDeps> = {}): { readonly deps: GitIgnoreDeps; readonly seen: string[] } {
  const kept = new Map<string, unknown>();
  const seen: string[] = [];
  let turn = 0;
  return {
    seen,
    deps: {
      answers: { get: <T>(key: string) => kept.get(key) as T, update: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value)) },
      wouldCommit: () => Promise.resolve(true),
      ask: (_question, ...buttons) => {
        seen.push(buttons.join(' | '));
        return Promise.resolve(replies[turn++]);
      },
      add: () => Promise.resolve(void seen.push('added')),
      ...rest,
    },
  };
}

const question = 'Add to .gitignore | Leave .gitignore as it is';

describe('the question about .gitignore', () => {
  it('comes again after the next run until it is answered', async () => {
    const { deps, seen } = asked([undefined, undefined, 'Add to .gitignore']);
    for (let run = 0; run < 5; run++) await offerGitIgnore('one', deps);
    expect(seen).toEqual([question, question, question, 'added']);
  });

  it('takes a no for an answer, for that folder alone', async () => {
    const { deps, seen } = asked(['Leave .gitignore as it is', undefined]);
    await offerGitIgnore('one', deps);
    await offerGitIgnore('one', deps);
    expect(seen).toEqual([question]);
    await offerGitIgnore('two', deps);
    expect(seen).toEqual([question, question]);
  });

  it('comes again when the file could not be written, and not where git leaves runs out already', async () => {
    const { deps, seen } = asked(['Add to .gitignore', undefined], { add: () => Promise.reject(new Error('read-only')) });
    await expect(offerGitIgnore('one', deps)).rejects.toThrow('read-only');
    await offerGitIgnore('one', deps);
    expect(seen).toEqual([question, question]);
    const out = asked([], { wouldCommit: () => Promise.resolve(false) });
    await offerGitIgnore('one', out.deps);
    expect(out.seen).toEqual([]);
  });
});

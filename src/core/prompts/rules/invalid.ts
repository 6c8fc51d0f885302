import type { PromptRule } from './promptRule.ts';

/** What keeps a prompt from being filled and sent. */
export const invalid: PromptRule = {
  id: 'prompt/invalid',
  severity: 'error',
  check: ({ prompt }) => prompt.problems.map(({ message, range }) => ({ message, range })),
};

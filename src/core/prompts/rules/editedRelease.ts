import { firstLine, type PromptRule } from './promptRule.ts';

/** A released version that is not what was released. */
export const editedRelease: PromptRule = {
  id: 'prompt/edited-release',
  severity: 'error',
  check: ({ prompt, text, state }) => (state !== 'edited' ? [] : [{
    message: `Version ${prompt.version ?? ''} is released and was changed since: whoever uses it gets another prompt without an edit of theirs. Make it a new version.`,
    range: firstLine(text), fix: { kind: 'new-version' },
  }]),
};

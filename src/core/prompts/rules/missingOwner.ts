import { firstLine, type PromptRule } from './promptRule.ts';

/** A versioned prompt for which nobody answers. Other formats have no field for that. */
export const missingOwner: PromptRule = {
  id: 'prompt/missing-owner',
  severity: 'info',
  check: ({ prompt, text, hasOwner }) => (prompt.format !== 'promptshift' || (prompt.owner ?? '') !== '' || hasOwner ? [] : [
    { message: 'Nobody is named who owns this prompt. Add owner, such as "@acme/support".', range: firstLine(text) },
  ]),
};

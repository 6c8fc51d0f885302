import { firstLine, type PromptRule, type RuleFinding } from './promptRule.ts';

/** A prompt longer than it says it is, or than its model takes. */
export const tooLong: PromptRule = {
  id: 'prompt/too-long',
  severity: 'warning',
  check: ({ prompt, text, inputTokens, context }) => {
    const expected = prompt.expectedTokens;
    const found: RuleFinding[] = [];
    const n = (tokens: number): string => tokens.toLocaleString('en-US');
    if (expected?.input !== undefined && inputTokens > expected.input) {
      const at = text.indexOf('expectedTokens');
      const range = at < 0 ? firstLine(text) : { start: at, end: at + 'expectedTokens'.length };
      found.push({ message: `The prompt is about ${n(inputTokens)} tokens before anything is asked, ${n(inputTokens - expected.input)} over the ${n(expected.input)} it expects. Shorten it, or correct expectedTokens.`, range });
    }
    const whole = Math.max(inputTokens, expected?.input ?? 0) + (expected?.output ?? 0);
    if (context !== undefined && whole > context.tokens) {
      found.push({ message: `The prompt and its answer are about ${n(whole)} tokens; ${context.model} takes ${n(context.tokens)} (read ${context.asOf}).`, range: prompt.model?.range ?? firstLine(text), severity: 'error' });
    }
    return found;
  },
};

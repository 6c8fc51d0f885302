import { describe, expect, it } from 'vitest';
import { parsePrompt } from '../../../../../src/core/prompts/parsePrompt.ts';
import { renderPrompt } from '../../../../../src/core/prompts/renderPrompt.ts';
import { firstVersion, promptNameProblem } from '../../../../../src/core/prompts/versions/firstVersion.ts';

describe('firstVersion', () => {
  it('is a prompt that runs as it is', async () => {
    const { path, text } = firstVersion('order-status', 'chat.core');
    expect(path).toBe('prompts/order-status/1.0.0.md');
    const prompt = parsePrompt(path, text);
    expect(prompt.problems).toEqual([]);
    expect(prompt.model?.text).toBe('chat.core');
    expect(prompt.version).toBe('1.0.0');
    expect((await renderPrompt(prompt, {})).map(({ role }) => role)).toEqual(['system', 'user']);
  });

  it.each(['', '../secrets', 'a/b', 'a\\b', '.hidden', 'two words'])('refuses the name "%s"', (name) => {
    expect(promptNameProblem(name)).toBeTypeOf('string');
    expect(() => firstVersion(name, 'chat.core')).toThrow('cannot be a prompt');
  });
});

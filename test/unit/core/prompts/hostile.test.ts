import { describe, expect, it } from 'vitest';
import { checkPrompt } from '../../../../src/core/prompts/checkPrompt.ts';
import { promptCompletionsAt } from '../../../../src/core/prompts/editor/promptCompletions.ts';
import { parsePrompt } from '../../../../src/core/prompts/parsePrompt.ts';

/** Each would keep a careless reader busy for minutes: the test's own time limit is what fails. */
const cases: readonly (readonly [string, string])[] = [
  ['a.prompty', `user:\n${'a'.repeat(500_000)}`],
  ['a.prompty', `user:\n${' '.repeat(500_000)}`],
  ['a.prompty', '{{ a }}\n'.repeat(9_000)],
  ['a.prompty', '{{'.repeat(9_000)],
  ['a.prompty', '{% if a %}'.repeat(5_000)],
  ['a.prompty', `{{ ${'('.repeat(5_000)}`],
  ['a.prompty', 'system:\n'.repeat(20_000)],
  ['a.prompty', '{# '.repeat(50_000)],
  ['a.prompty', `user:\n{{ "${'\\'.repeat(50_000)}`],
  ['a.prompt', '{{#if a}}'.repeat(9_000)],
  ['a.prompt', '{{> a}}'.repeat(5_000)],
  ['a.prompt', '#\n'.repeat(50_000)],
  ['a.prompt.yml', `a: ${'['.repeat(20_000)}`],
  ['a.prompt.yml', `a: ${'{a: '.repeat(10_000)}`],
  ['prompts/a/1.0.0.md', `# User\n${'a@'.repeat(100_000)}`],
  ['prompts/a/1.0.0.md', `# User\n${'1 '.repeat(100_000)}`],
  ['prompts/a/1.0.0.md', `# User\n${'a.'.repeat(100_000)}@`],
  ['prompts/a/1.0.0.md', `# User\n${'<example>'.repeat(20_000)}`],
  ['prompts/a/1.0.0.md', `# User\n${'Input: a long enough one\nb\n'.repeat(5_000)}`],
  ['prompts/a/1.0.0.md', `# User\nInput${' '.repeat(100_000)}x\n${'*'.repeat(100_000)}\n`],
];

describe('input that is huge, deep or never closed', () => {
  it.each(cases.map(([path, text]) => [path, text.slice(0, 24), text]))('%s: %j', async (path, _start, text) => {
    const prompt = parsePrompt(path, text);
    const { findings } = await checkPrompt(prompt, text, { countTokens: async (one) => one.length, hasOwner: true }, new AbortController().signal);
    expect(findings.filter(({ rule }) => rule === 'prompt/invalid')).toHaveLength(prompt.problems.length);
    for (const { range } of findings) expect(range.end).toBeLessThanOrEqual(text.length);
    expect(Array.isArray(promptCompletionsAt(path, text, text.length >> 1, { aliases: [] }))).toBe(true);
  });
});

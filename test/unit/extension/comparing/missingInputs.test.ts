import { describe, expect, it } from 'vitest';
import { parsePrompt } from '../../../../src/core/index.ts';
import { missingInputs } from '../../../../src/extension/comparing/missingInputs.ts';

const prompt = (input = '') =>
  parsePrompt('prompts/triage/1.2.0.md', `---\nmodel: gpt-4o\n${input}---\n# User\n{{text}} {{#if country}}{{country}}{{/if}}\n`);

describe('missingInputs', () => {
  it('names inputs that the template needs and nobody gave', () => {
    expect(missingInputs(prompt(), {})).toEqual(['text']);
    expect(missingInputs(prompt(), { text: 'x' })).toEqual([]);
    expect(missingInputs(prompt('input: { default: { text: late } }\n'), {})).toEqual([]);
  });
});

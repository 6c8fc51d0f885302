import { describe, expect, it } from 'vitest';
import { parsePrompt } from '../../../../src/core/index.ts';
import { missingInputs, proposeSides, toSideModel, trafficOf } from '../../../../src/extension/comparing/proposeSides.ts';

const prompt = (model: string, input = '') =>
  parsePrompt('prompts/triage/1.2.0.md', `---\n${model === '' ? '' : `model: ${model}\n`}${input}---\n# User\n{{text}} {{#if country}}{{country}}{{/if}}\n`);
const traffic = { callsPerMonth: 5_000_000, promptTokens: 120, completionTokens: 180 };
const config = {
  aliases: {
    'chat.triage': { default: 'gpt-5.4-2026-03-05', candidate: 'gpt-5.5-2026-04-23', traffic },
    'chat.plain': { default: 'gpt-4o' },
  },
};
const successorOf = (model: string): string | undefined => (model === 'gpt-4o' ? 'gpt-6-luna' : undefined);

describe('proposeSides', () => {
  it('takes default and candidate of the alias', () => {
    expect(proposeSides(prompt('chat.triage'), config, successorOf)).toEqual({ baseline: 'chat.triage', candidate: 'gpt-5.5-2026-04-23' });
  });

  it('takes the successor where the alias names no candidate, or where the prompt names an id', () => {
    expect(proposeSides(prompt('chat.plain'), config, successorOf)).toEqual({ baseline: 'chat.plain', candidate: 'gpt-6-luna' });
    expect(proposeSides(prompt('gpt-4o'), config, successorOf)).toEqual({ baseline: 'gpt-4o', candidate: 'gpt-6-luna' });
  });

  it('leaves open what nobody names', () => {
    expect(proposeSides(prompt('gpt-5.4-2026-03-05'), config, successorOf)).toEqual({ baseline: 'gpt-5.4-2026-03-05' });
    expect(proposeSides(prompt(''), config, successorOf)).toEqual({});
  });
});

describe('the rest of a run', () => {
  it('resolves an alias, and takes anything else for an id', () => {
    expect(toSideModel('chat.triage', config)).toEqual({ requested: 'chat.triage', model: 'gpt-5.4-2026-03-05', alias: 'chat.triage' });
    expect(toSideModel('constructor', config)).toEqual({ requested: 'constructor', model: 'constructor' });
  });

  it('knows how often the alias is called', () => {
    expect(trafficOf(prompt('chat.triage'), 'gpt-4o', config)).toEqual({ alias: 'chat.triage', ...traffic });
    expect(trafficOf(prompt('gpt-4o'), 'gpt-4o', config)).toBeUndefined();
  });

  it('asks for inputs that the template needs and nobody gave', () => {
    expect(missingInputs(prompt('gpt-4o'), {})).toEqual(['text']);
    expect(missingInputs(prompt('gpt-4o'), { text: 'x' })).toEqual([]);
    expect(missingInputs(prompt('gpt-4o', 'input: { default: { text: late } }\n'), {})).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { changeSetup, compareSetup } from '../../../../src/core/compare/setup.ts';
import { parsePrompt } from '../../../../src/core/prompts/parsePrompt.ts';

const prompt = parsePrompt('prompts/triage/1.0.0.md', '---\nparameters: { temperature: 0, stop: "1" }\ninput: { default: { text: Late, count: 2 } }\n---\n# User\n{{text}} {{count}}\n');
const start = { inputs: {} };
const models = { baseline: 'a', candidate: 'b' };
const rejected = (model: string, parameters: object): readonly { readonly name: string; readonly reason: string }[] =>
  model === 'b' && 'temperature' in parameters ? [{ name: 'temperature', reason: 'it is not accepted' }] : [];

describe('what the next run asks for', () => {
  it('shows the parameters of each side, and which of them its model will not get', () => {
    expect(compareSetup(prompt, start, models, rejected).parameters).toEqual({
      baseline: [{ name: 'temperature', text: '0', edited: false }, { name: 'stop', text: '"1"', edited: false }],
      candidate: [{ name: 'temperature', text: '0', edited: false, rejected: 'it is not accepted' }, { name: 'stop', text: '"1"', edited: false }],
    });
  });

  it('changes, adds and removes a parameter of one side, and goes back to the prompt\'s', () => {
    const changed = changeSetup(prompt, start, { type: 'setParameter', side: 'candidate', name: 'reasoning_effort', text: 'low' });
    const fewer = changeSetup(prompt, changed, { type: 'removeParameter', side: 'candidate', name: 'temperature' });
    expect(fewer.parameters).toEqual({ candidate: { stop: '1', reasoning_effort: 'low' } });
    expect(compareSetup(prompt, fewer, models, rejected).parameters.candidate).toEqual([
      { name: 'stop', text: '"1"', edited: false }, { name: 'reasoning_effort', text: 'low', edited: true },
    ]);
    expect(changeSetup(prompt, fewer, { type: 'resetParameters', side: 'candidate' }).parameters).toEqual({});
  });

  it('reads a field by its kind, leaves what cannot be read, and gives an empty one back to its default', () => {
    const three = changeSetup(prompt, start, { type: 'setInput', name: 'count', text: '3' });
    expect(three.inputs).toEqual({ count: 3 });
    expect(changeSetup(prompt, three, { type: 'setInput', name: 'count', text: 'many' })).toBe(three);
    expect(changeSetup(prompt, three, { type: 'setInput', name: 'nobody', text: 'x' })).toBe(three);
    expect(changeSetup(prompt, three, { type: 'setInput', name: 'count', text: '' }).inputs).toEqual({});
  });

  it('keeps how often each side is asked', () => {
    expect(changeSetup(prompt, start, { type: 'setRuns', runs: 5 }).runs).toBe(5);
  });
});

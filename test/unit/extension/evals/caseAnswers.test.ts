import { describe, expect, it } from 'vitest';
import { createAnswerCollector, durationOf, stateOf } from '../../../../src/extension/evals/caseAnswers.ts';
import { answersOf, judgedEvent } from './samples.ts';

const passed = { passed: true, text: 'urgent' };
const failed = { passed: false, text: 'normal' };
const broken = { error: 'It broke.' };

describe('createAnswerCollector', () => {
  it('gives a case with the last of its answers, in the order of the repeats', () => {
    const collector = createAnswerCollector(2);
    expect(collector.add(judgedEvent('candidate', 1, failed))).toBeUndefined();
    expect(collector.add(judgedEvent('baseline', 0, passed))).toBeUndefined();
    expect(collector.add(judgedEvent('baseline', 0, passed, 'other'))).toBeUndefined();
    expect(collector.add(judgedEvent('candidate', 0, passed))).toBeUndefined();
    const whole = collector.add(judgedEvent('baseline', 1, broken));
    expect(whole?.candidate.map(({ row, said }) => [row.repeat, said?.text])).toEqual([[0, 'urgent'], [1, 'normal']]);
    expect(whole?.baseline.map(({ row }) => row.error)).toEqual([undefined, 'It broke.']);
  });
});

describe('stateOf', () => {
  it.each([
    { name: 'both pass', answers: answersOf([passed], [passed]), state: 'passed' },
    { name: 'the candidate mends it', answers: answersOf([failed], [passed]), state: 'passed' },
    { name: 'the candidate fails', answers: answersOf([passed], [failed]), state: 'failed' },
    { name: 'it fails one repeat of three', answers: answersOf([passed, passed, passed], [passed, failed, passed]), state: 'failed' },
    { name: 'the candidate broke', answers: answersOf([passed], [broken]), state: 'errored' },
    { name: 'it broke once and failed once', answers: answersOf([passed, passed], [broken, failed]), state: 'failed' },
    { name: 'only the baseline broke', answers: answersOf([broken], [passed]), state: 'passed' },
  ])('is $state when $name', ({ answers, state }) => {
    expect(stateOf(answers)).toBe(state);
  });
});

it('durationOf is the mean of what was judged', () => {
  expect(durationOf(answersOf([passed, passed], [passed, passed]))).toBe(150);
  expect(durationOf(answersOf([passed], [broken]))).toBeUndefined();
});

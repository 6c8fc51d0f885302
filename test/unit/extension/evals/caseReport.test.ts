import { describe, expect, it } from 'vitest';
import { expectedText, type SuiteCase } from '../../../../src/core/index.ts';
import { answerLines, errorOf, failuresOf, type CaseFailure } from '../../../../src/extension/evals/caseReport.ts';
import { answersOf, type Told } from './samples.ts';

const models = { baseline: 'old-1', candidate: 'new-1' };
const equals: Pick<SuiteCase, 'assert' | 'vars'> = { vars: {}, assert: [{ type: 'latency', max: 9 }, { type: 'equals', value: 'urgent' }] };
const pattern: Pick<SuiteCase, 'assert' | 'vars'> = { vars: {}, assert: [{ type: 'latency', max: 9 }, { type: 'regex', value: '^urgent' }] };
const passed: Told = { passed: true, text: 'urgent' };
const failed: Told = { passed: false, text: 'normal' };
const only = (failures: readonly CaseFailure[]): CaseFailure => {
  expect(failures).toHaveLength(1);
  return failures[0] ?? { text: '' };
};

describe('failuresOf', () => {
  it('calls a regression by its name, and shows both answers and the texts to compare', () => {
    const failure = only(failuresOf(equals, answersOf([passed], [failed]), models, expectedText));
    expect(failure.text).toBe('Regression: new-1 fails what old-1 passes. equals: The answer is “normal”.\n\nbaseline old-1: passed\n  urgent\ncandidate new-1: failed\n  normal');
    expect(failure).toMatchObject({ assertion: 1, texts: { expected: 'urgent', actual: 'normal' } });
  });
  it('says when both fail', () => {
    expect(only(failuresOf(equals, answersOf([failed], [failed]), models, expectedText)).text).toMatch(/^Both models fail: old-1 and new-1\. equals:/);
  });
  it('counts repeats where they differ, without calling one flip a regression', () => {
    const { text } = only(failuresOf(equals, answersOf([passed, passed, passed], [passed, failed, passed]), models, expectedText));
    expect(text).toMatch(/^new-1 passes 2 of 3 times, old-1 3 of 3\./);
    expect(text).toContain('candidate new-1: passed 2 of 3\n  urgent (2×)\n  normal (1×)');
  });
  it('says that the baseline could not be judged', () => {
    expect(only(failuresOf(equals, answersOf([{ error: 'It broke.' }], [failed]), models, expectedText)).text).toMatch(/^new-1 fails; old-1 could not be judged\.[^]*baseline old-1: not judged\n {2}It broke\./);
  });
  it('compares with the baseline\'s answer where the assertion has no text of its own and the baseline passes', () => {
    const failure = only(failuresOf(pattern, answersOf([{ ...passed, type: 'regex' }], [{ ...failed, type: 'regex' }]), models, expectedText));
    expect(failure.texts).toEqual({ expected: 'urgent', actual: 'normal' });
    expect(failure.text).toContain("The expected side of the comparison is the baseline's answer");
    expect(only(failuresOf(pattern, answersOf([failed], [failed]), models, expectedText)).texts).toBeUndefined();
  });
  it('has nothing to say of a case that passes', () => {
    expect(failuresOf(equals, answersOf([failed], [passed]), models, expectedText)).toEqual([]);
  });
});

it('answerLines cuts what is long', () => {
  const [, line = ''] = answerLines(answersOf([passed], [{ passed: true, text: 'x'.repeat(5000) }]), models);
  expect(line).toHaveLength('candidate new-1: passed\n  '.length + 2001);
});

it('errorOf names the model and why', () => {
  expect(errorOf(answersOf([passed], [{ error: 'No answer came.' }]), models)).toBe('new-1 could not be judged. No answer came.');
});

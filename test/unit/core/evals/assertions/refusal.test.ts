import { describe, expect, it } from 'vitest';
import { refusalPhrase } from '../../../../../src/core/evals/assertions/refusal.ts';
import { answer, check, passes } from './support.ts';

describe('refusal', () => {
  it('believes the API first', async () => {
    expect(await passes({ type: 'refusal', phrases: false }, answer('Sure.', { refused: true }))).toBe(true);
    expect(await passes({ type: 'refusal', phrases: false }, answer('', { finishReason: 'refusal' }))).toBe(true);
    expect(await passes({ type: 'refusal', phrases: false }, answer('', { finishReason: 'content_filter' }))).toBe(true);
    expect(await passes({ type: 'not-refusal' }, 'Here you are.')).toBe(true);
  });
  it('takes the usual words for a hint that can be turned off', async () => {
    const text = 'I\'m sorry, but I can\'t help with that.';
    expect(await check({ type: 'refusal' }, text)).toEqual({ pass: true, score: 1, reason: 'The answer begins like a refusal: “i’m sorry, but i can’t help”.' });
    expect(await passes({ type: 'refusal', phrases: false }, text)).toBe(false);
  });
  it.each([
    'I can’t assist with that request.', 'I cannot help you with this.', 'Sorry, I can\'t provide that.', 'I\'m sorry, but I can’t assist with that.', 'Unfortunately, I am not able to do that.', 'I must decline.',
    '  I won\'t do this.', 'I apologize, but I cannot fulfill this request.', 'As an AI language model, I cannot say.',
  ])('knows %j', (text) => {
    expect(refusalPhrase(text)).toBeDefined();
  });
  it.each(['Sorry for the delay. Here is the list.', 'The parser says: I can’t help.', 'You cannot help but smile.', 'I can help with that.', '', 'Unfortunately, the order was lost.'])('does not take %j for one', (text) => {
    expect(refusalPhrase(text)).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { codeParts, withoutBackticks } from '../../../../src/core/views/codeParts.ts';

describe('codeParts', () => {
  it('tells commands from the sentence around them', () => {
    expect(codeParts('Then run `promptshift eval` and decide.')).toEqual([{ text: 'Then run ', code: false }, { text: 'promptshift eval', code: true }, { text: ' and decide.', code: false }]);
    expect(codeParts('`a`')).toEqual([{ text: 'a', code: true }]);
    expect(codeParts('')).toEqual([]);
  });

  it('lets no name open code', () => {
    expect(codeParts(`Look at ${withoutBackticks('a`b')} first`)).toHaveLength(1);
  });
});

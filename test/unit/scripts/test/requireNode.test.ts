import { describe, expect, it } from 'vitest';
import { isNodeSupported } from '../../../../scripts/test/requireNode.ts';

describe('isNodeSupported', () => {
  it.each([
    ['20.20.2', false],
    ['22.0.0', true],
    ['24.21.0', true],
  ])('%s: %s', (version, expected) => {
    expect(isNodeSupported(version)).toBe(expected);
  });
});

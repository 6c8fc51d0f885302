import { describe, expect, it } from 'vitest';
import { servedAs } from '../../../../src/core/compare/servedAs.ts';

describe('servedAs', () => {
  it.each([
    ['gpt-4o', 'gpt-4o', 'asked'],
    ['openai/gpt-4o', 'gpt-4o', 'asked'],
    ['gpt-4o', 'gpt-4o-2024-08-06', 'snapshot'],
    ['openai/gpt-4o', 'gpt-4o-2024-08-06', 'snapshot'],
    ['gpt-4o', 'gpt-4o-mini-2024-07-18', 'other'],
    ['gpt-4.1', 'gpt-4.1-mini', 'other'],
    ['gpt-4o-2024-05-13', 'gpt-4o-2024-08-06', 'other'],
    ['gpt-4o-2024-08-06', 'gpt-4o', 'other'],
    ['model-a', 'model-a-2026-01-01', 'other'],
  ] as const)('%s answered as %s is %s', (asked, served, expected) => {
    expect(servedAs(asked, served)).toBe(expected);
  });
});

import { describe, expect, it } from 'vitest';
import { planCells } from '../../../../src/core/compare/plan.ts';
import { toComparison } from '../../../../src/core/compare/toComparison.ts';
import { toComparisonView } from '../../../../src/core/compare/view.ts';
import { parsePrompt } from '../../../../src/core/prompts/parsePrompt.ts';
import { comparisonToMarkdown } from '../../../../src/core/report/comparisonMarkdown.ts';
import { plainUsage } from '../../../../src/core/models/cost.ts';
import type { Answer } from '../../../../src/core/runs/types.ts';

const prompt = parsePrompt('prompts/a/1.0.0.md', '---\nmodel: gpt-4.1\n---\n# User\nHi\n');
const model = { requested: 'gpt-4.1', model: 'gpt-4.1' };
const answer: Answer = {
  model, parameters: {}, omittedParameters: [], status: 'complete', text: 'Hello', servedModel: 'gpt-4.1-mini', attempts: 1, sample: false, totalMs: 20,
  usage: plainUsage(10, 2), cost: { kind: 'known', usd: 0.01, pricesAsOf: '2026-09-23' }, chargedUsd: 0.01,
};

describe('one model alone', () => {
  it('is one cell, whatever the candidate is', () => {
    const input = { prompt, inputs: {}, baseline: model, candidate: { requested: 'gpt-5', model: 'gpt-5' }, single: true };
    expect(planCells(input, () => [], false).map((cell) => cell.model.model)).toEqual(['gpt-4.1']);
  });

  it('is shown with one answer, one column and no word of a second side', () => {
    const cell = { prompt: { path: prompt.path, name: 'a' }, model, parameters: {}, omittedParameters: [], answers: [answer] };
    const view = toComparisonView(toComparison({ inputs: {}, provider: 'test', startedAt: '2026-11-22T00:00:00Z', runs: 1, cells: [cell] }));
    expect(view.single).toBe(true);
    expect(view.spent).toMatch(/^This run cost \$0\.01\d*: 1 answer\.$/);
    expect(view.notices).toContain('The model asked for gpt-4.1; the server says it served gpt-4.1-mini.');
    expect(view.notices.join(' ')).not.toMatch(/candidate|baseline|Both sides/);
    const markdown = comparisonToMarkdown(view);
    expect(markdown).toContain('## Model: gpt-4.1');
    expect(markdown).not.toMatch(/candidate/i);
  });
});

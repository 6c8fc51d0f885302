import { describe, expect, it } from 'vitest';
import { prepareSuite, type EvalOverrides, type PreparedSuite } from '../../../../../src/core/evals/runner/prepareSuite.ts';
import { idle, memoryFiles } from '../suites/support.ts';

const texts = (ownBudget: string): Readonly<Record<string, string>> => ({
  'evals/triage.eval.yaml': `name: triage\nprompt: ../prompts/triage/1.2.0.md\nalias: chat.triage\n${ownBudget}cases:\n  - id: fire\n    vars: { text: Fire }\n    assert: [ { type: equals, value: urgent } ]\n`,
  'prompts/triage/1.2.0.md': '# User\n{{text}}\n',
  'models.config.json': '{ "aliases": { "chat.triage": { "default": "gpt-5.4-2026-03-05", "candidate": "gpt-5.5-2026-04-23", "limits": { "maxOutputTokens": 50 } } } }',
});

async function prepared(ownBudget: string, overrides: EvalOverrides, repositoryBudgetUsd?: number): Promise<PreparedSuite> {
  const given = { files: memoryFiles(texts(ownBudget)).files, env: {}, rejected: () => [], ...(repositoryBudgetUsd === undefined ? {} : { repositoryBudgetUsd }) };
  return await prepareSuite('evals/triage.eval.yaml', overrides, given, idle);
}

describe('the budget of a prepared suite', () => {
  it.each([
    ['nobody\'s', '', {}, undefined, undefined],
    ['the repository\'s', '', {}, 0.5, { usd: 0.5, from: 'repository' }],
    ['the suite\'s over the repository\'s', 'budget: { usd: 2 }\n', {}, 0.5, { usd: 2, from: 'suite' }],
    ['the person\'s over both', 'budget: { usd: 2 }\n', { budgetUsd: 1 }, 0.5, { usd: 1, from: 'person' }],
  ] as const)('is %s, and with one every request has the output limit of its alias', async (_, own, overrides, repository, expected) => {
    const { budget, plan } = await prepared(own, overrides, repository);
    expect(budget).toEqual(expected);
    expect([plan.sides.baseline, plan.sides.candidate].map(({ parameters }) => parameters['max_output_tokens'])).toEqual(expected === undefined ? [undefined, undefined] : [50, 50]);
  });
});

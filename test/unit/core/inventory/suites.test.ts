import { describe, expect, it } from 'vitest';
import { isCovered, isSuitePath, readSuiteSubject } from '../../../../src/core/inventory/suites.ts';

describe('what an eval suite is about', () => {
  it('is its alias, its prompt as the suite sees it, and the models it compares', async () => {
    expect(await readSuiteSubject('evals/triage.eval.yaml', 'name: A\nprompt: ../prompts/triage/1.2.0.md\nalias: chat.triage\ncases: []\n'))
      .toEqual({ aliases: ['chat.triage'], prompts: ['prompts/triage/1.2.0.md'], models: [] });
    expect(await readSuiteSubject('a.eval.yaml', 'baseline: gpt-4o\ncandidate: gpt-5.4\n')).toMatchObject({ models: ['gpt-4o', 'gpt-5.4'] });
  });

  it('is nothing where it cannot be read', async () => {
    for (const text of ['', '- a', 'name', 'a: &a [x]\nb: *c']) expect(await readSuiteSubject('a.eval.yaml', text)).toBeUndefined();
  });

  it('is read as far as a half-written file goes', async () => {
    expect(await readSuiteSubject('a.eval.yaml', 'alias: chat.core\ncases: [')).toMatchObject({ aliases: ['chat.core'] });
  });

  it('is told by the name of its file', () => {
    expect(['evals/a.eval.yaml', 'a.eval.yml', 'eval.yaml', 'a.eval.json'].map(isSuitePath)).toEqual([true, true, false, false]);
  });

  it('covers an alias, a prompt file, or a model without an alias', () => {
    const suites = [{ aliases: ['chat.triage'], prompts: ['prompts/a/1.0.0.md'], models: ['gpt-4o'] }];
    const row = { path: 'src/a.ts', model: 'gpt-4o', text: 'openai/gpt-4o' };
    expect(isCovered(suites, row)).toBe(true);
    expect(isCovered(suites, { ...row, alias: 'chat.other' })).toBe(false);
    expect(isCovered(suites, { ...row, model: 'gpt-5', text: 'gpt-5' })).toBe(false);
    expect(isCovered(suites, { ...row, alias: 'chat.triage', model: 'x' })).toBe(true);
    expect(isCovered(suites, { ...row, path: 'prompts/a/1.0.0.md', model: 'gpt-5', text: 'gpt-5' })).toBe(true);
    expect(isCovered([], row)).toBe(false);
  });
});

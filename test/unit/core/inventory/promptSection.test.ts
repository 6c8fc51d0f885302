import { describe, expect, it } from 'vitest';
import { promptSectionOf, type PromptTreeNode } from '../../../../src/core/inventory/promptSection.ts';
import type { PromptRow, PromptRowFinding } from '../../../../src/core/prompts/promptRows.ts';

const finding = (severity: PromptRowFinding['severity'], rule: PromptRowFinding['rule']): PromptRowFinding => ({ rule, severity, message: `a ${rule}`, line: 3, column: 1, endLine: 3, endColumn: 5, context: '' });
const row = (path: string, rest: Partial<PromptRow> = {}): PromptRow => ({
  path, name: path.split('/').at(-2) ?? '', format: 'promptshift', language: 'handlebars', messages: 1, inputs: [], tools: 0, tokens: 10, findings: [], ...rest,
});
const version = (name: string, number: string, rest: Partial<PromptRow> = {}): PromptRow => row(`prompts/${name}/${number}.md`, { version: number, state: 'released', model: 'chat.core', resolvedModel: 'gpt-5.4', ...rest });

const rows = [
  version('reply', '1.0.0'),
  version('triage', '1.2.0'), version('triage', '1.10.0', { state: 'draft' }), version('triage', '1.9.0', { state: 'edited', findings: [finding('error', 'prompt/edited-release'), finding('info', 'prompt/unused-input')] }),
  row('mail/greet.prompty', { name: 'Greeting', format: 'prompty', findings: [finding('warning', 'prompt/undefined-placeholder')] }),
];
const outline = (node: PromptTreeNode): unknown => {
  switch (node.kind) {
    case 'promptProblem': return node.finding.rule;
    case 'prompt': return [node.label, node.about, ...node.children.map(outline)];
    default: return [node.label, node.count, node.problems, node.severity ?? '', ...node.children.map(outline)];
  }
};

describe('promptSectionOf', () => {
  it('shows versions below their prompt, the newest first, and what has the gravest problem before the rest', () => {
    const section = promptSectionOf(rows, { onlyFindings: false });
    expect(section && outline(section)).toEqual(['Prompts', 5, 3, 'error',
      ['triage', 3, 2, 'error',
        ['1.10.0', 'chat.core → gpt-5.4 · draft'],
        ['1.9.0', 'chat.core → gpt-5.4 · edited · 2 problems', 'prompt/edited-release', 'prompt/unused-input'],
        ['1.2.0', 'chat.core → gpt-5.4']],
      ['Greeting', 'no model · 1 problem', 'prompt/undefined-placeholder'],
      ['reply 1.0.0', 'chat.core → gpt-5.4'],
    ]);
  });

  it('keeps to prompts with problems where only those are wanted', () => {
    const section = promptSectionOf(rows, { onlyFindings: true });
    expect(section && outline(section)).toEqual(['Prompts', 2, 3, 'error',
      ['triage 1.9.0', 'chat.core → gpt-5.4 · edited · 2 problems', 'prompt/edited-release', 'prompt/unused-input'],
      ['Greeting', 'no model · 1 problem', 'prompt/undefined-placeholder'],
    ]);
  });

  it('is not there where there is nothing to show', () => {
    expect(promptSectionOf([], { onlyFindings: false })).toBeUndefined();
    expect(promptSectionOf([version('reply', '1.0.0')], { onlyFindings: true })).toBeUndefined();
  });

  it('names every line once, the same over scans', () => {
    const keys = (node: PromptTreeNode): readonly string[] => [node.key, ...('children' in node ? node.children.flatMap(keys) : [])];
    const [one, other] = [rows, rows.toReversed()].map((all) => promptSectionOf(all, { onlyFindings: false }));
    const named = one === undefined ? [] : keys(one);
    expect(new Set(named).size).toBe(named.length);
    expect(other && keys(other).toSorted()).toEqual(named.toSorted());
  });
});

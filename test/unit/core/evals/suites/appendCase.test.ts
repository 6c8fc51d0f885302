import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { appendCase, newSuiteText, type NewCase } from '../../../../../src/core/evals/suites/appendCase.ts';
import { parseSuite } from '../../../../../src/core/evals/suites/parseSuite.ts';
import { applyEdits } from '../../../../../src/core/text/range.ts';

const fire: NewCase = { id: 'fire', vars: { text: 'Server room\nis on fire' }, assert: [{ type: 'equals', value: 'urgent' }] };
const add = (text: string, one: NewCase = fire): string => applyEdits(text, [appendCase('evals/t.eval.yaml', text, one)]);
const cases = (text: string): readonly { readonly id: string }[] => (parse(text) as { readonly cases: readonly { readonly id: string }[] }).cases;

describe('a case is added to a suite', () => {
  it.each([
    ['behind the last, as far in', 'name: t\ncases:\n  # the first\n  - id: a\n    vars: { text: x } # kept\ngate: { maxDrop: 0.1 }\n'],
    ['without indent', 'cases:\n- { id: a, vars: { text: x } }\n'],
    ['behind a text of several lines', 'cases:\n    - id: a\n      vars:\n        text: |\n          one\n          two\ngate: {}\n'],
    ['at the end of a file without a line end', 'cases:\n  - { id: a, vars: { text: x } }'],
    ['with the line ends of the file', 'name: t\r\ncases:\r\n  - { id: a, vars: { text: x } }\r\ngate: {}\r\n'],
  ])('%s', (_name, text) => {
    const after = add(text);
    expect(cases(after).map(({ id }) => id)).toEqual(['a', 'fire']);
    expect(cases(after)[1]).toEqual(fire);
    expect({ ...(parse(after) as object), cases: 0 }).toEqual({ ...(parse(text) as object), cases: 0 });
    expect(after.replaceAll('\r\n', '').includes('\r')).toBe(false);
    expect(text.includes('\r\n') ? /[^\r]\n/.test(after) : false).toBe(false);
    // nothing that was there has changed
    let at = 0;
    for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
      at = after.indexOf(line.trimEnd(), at);
      expect(at).toBeGreaterThanOrEqual(0);
    }
  });

  it('makes the list where there is none', () => {
    for (const text of ['name: t\n', 'name: t\ncases:\ngate: {}\n', 'name: t']) expect(cases(add(text)), text).toEqual([fire]);
  });

  it('refuses an id that is taken, brackets, and what is no suite', () => {
    expect(() => add('cases:\n  - { id: fire }\n')).toThrow('has a case "fire" already');
    expect(() => add('cases: [ { id: a } ]\n')).toThrow('not a list of lines');
    expect(() => add('cases: [\n')).toThrow('not a valid suite');
  });

  it('begins a suite that can be read', async () => {
    const text = newSuiteText({ name: 'triage', prompt: '../prompts/triage/1.2.0.md', alias: 'chat.triage', baseline: undefined, candidate: undefined }, fire);
    const { suite, problems } = await parseSuite('evals/triage.eval.yaml', text);
    expect(problems).toEqual([]);
    expect(suite?.cases.map(({ id, vars }) => ({ id, vars }))).toEqual([{ id: fire.id, vars: fire.vars }]);
    expect(suite?.alias).toBe('chat.triage');
  });
});

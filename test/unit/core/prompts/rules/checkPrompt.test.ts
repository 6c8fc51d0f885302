import { describe, expect, it } from 'vitest';
import { checkPrompt, type PromptCheckOptions } from '../../../../../src/core/prompts/checkPrompt.ts';
import { parsePrompt } from '../../../../../src/core/prompts/parsePrompt.ts';
import { promptRuleIds } from '../../../../../src/core/prompts/rules/promptRule.ts';
import { promptRules } from '../../../../../src/core/prompts/rules/promptRules.ts';
import { emptyLock, release } from '../../../../../src/core/prompts/versions/versionsLock.ts';
import { promptRuleHelp } from '../../../../../src/core/report/promptRuleHelp.ts';

const signal = new AbortController().signal;
const path = 'prompts/a/1.0.0.md';
const countTokens = async (text: string): Promise<number> => text.split(/\s+/).filter(Boolean).length;

/** Findings as `rule: marked text`, without those about the owner. */
async function found(text: string, { file = path, ...options }: Partial<PromptCheckOptions> & { readonly file?: string } = {}): Promise<readonly string[]> {
  const { findings } = await checkPrompt(parsePrompt(file, text), text, { countTokens, hasOwner: true, ...options }, signal);
  return findings.map(({ rule, range }) => `${rule.slice('prompt/'.length)}: ${text.slice(range.start, range.end)}`);
}

const withInput = (input: string, body: string): string => `---\ninput: ${input}\n---\n# User\n${body}\n`;

describe('placeholders and inputs', () => {
  const schema = '{ schema: { type: object, properties: { userName: { type: string }, text: {} } } }';
  it('names each placeholder that no input stands for once, and what was meant', async () => {
    const text = withInput(schema, '{{userName}} {{text}} {{user_name}} {{other}} {{other}}');
    expect(await found(text)).toEqual(['undefined-placeholder: user_name', 'undefined-placeholder: other']);
    const { findings } = await checkPrompt(parsePrompt(path, text), text, { countTokens, hasOwner: true }, signal);
    expect(findings.map(({ message }) => message)).toEqual([
      'user_name is none of the prompt\'s inputs. Did you mean userName?', 'other is none of the prompt\'s inputs. Add it to the inputs, or take it out of the template.',
    ]);
  });

  it('knows defaults as inputs, open schemas as open, and says nothing where nothing is declared', async () => {
    expect(await found(withInput('{ default: { a: 1 } }', '{{a}} {{b}}'))).toEqual(['undefined-placeholder: b']);
    expect(await found(withInput('{ schema: { type: object, additionalProperties: true, properties: { a: {} } } }', '{{a}} {{b}}'))).toEqual([]);
    expect(await found('# User\n{{a}}')).toEqual([]);
    expect(await found('---\ninput: { schema: { a: string, "(*)": string } }\n---\n{{a}} {{b}}', { file: 'a.prompt' })).toEqual([]);
    expect(await found('messages: [{ role: user, content: "{{a}} {{b}}" }]\ntestData: [{ a: 1 }]\n', { file: 'a.prompt.yml' })).toEqual(['undefined-placeholder: b']);
  });

  it('names inputs that nothing uses', async () => {
    expect(await found(withInput(schema, '{{text}}'))).toEqual(['unused-input: userName']);
    expect(await found('---\ninput: { schema: { "a?": string, b: string } }\n---\n{{json this}}', { file: 'a.prompt' })).toEqual([]);
    expect(await found('---\nsample: { a: 1, b: 2 }\n---\nuser:\n{{a}}', { file: 'a.prompty' })).toEqual(['unused-input: b']);
    expect(await found('messages: [{ role: user, content: "{{a}}" }]\ntestData: [{ a: 1, expected: x }]\n', { file: 'a.prompt.yml' })).toEqual([]);
  });

  it.each([
    ['{ schema: { type: object, properties: { a: { type: number } } }, default: { a: "x" } }', ['schema-default: "x"']],
    ['{ schema: { type: object, properties: { a: { type: string, enum: [b, c] } }, required: [a, z] }, default: { a: b } }', []],
    ['{ schema: { type: object, $defs: { n: { type: integer } }, properties: { a: { $ref: "#/$defs/n" } } }, default: { a: 1.5 } }', ['schema-default: 1.5']],
    ['{ schema: { type: object, properties: { a: { type: nonsense } } }, default: { a: 1 } }', ['schema-default: a']],
    ['{ schema: { type: object, properties: { a: { type: string, pattern: "^(a+)+$" } } }, default: { a: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!" } }', []],
    ['{ schema: { type: object, properties: { a: { type: object, properties: { b: { type: string } } } } }, default: { a: { b: 1 } } }', ['schema-default: { b: 1 }']],
  ])('compares defaults with the schema: %s', async (input, wanted) => {
    expect(await found(withInput(input, '{{#if a}}x{{/if}}'))).toEqual(wanted);
  });
});

describe('length', () => {
  const prompt = (front: string): string => `---\n${front}\n---\n# User\none two three four five\n`;
  it('is compared with what the prompt expects', async () => {
    expect(await found(prompt('expectedTokens: { input: 4 }'))).toEqual(['too-long: expectedTokens']);
    expect(await found(prompt('expectedTokens: { input: 5, output: 9 }'))).toEqual([]);
  });

  it('is compared with what the model takes, through an alias too', async () => {
    const text = prompt('model: chat.core\nexpectedTokens: { input: 4000, output: 5000 }');
    expect(await found(text, { modelOf: () => 'gpt-4-0613' })).toEqual(['too-long: chat.core']);
    expect(await found(text, { modelOf: () => 'gpt-4o-2024-08-06' })).toEqual([]);
    expect(await found(text, { modelOf: () => 'my-deployment' })).toEqual([]);
  });

  it('counts the defaults that are filled in', async () => {
    const text = withInput('{ default: { a: "one two three" } }', '{{a}}');
    expect((await checkPrompt(parsePrompt(path, text), text, { countTokens }, signal)).inputTokens).toBe(3);
  });
});

describe('examples', () => {
  it('that repeat are named, as messages, as elements and behind labels', async () => {
    const turns = '# User\nMy parcel burns\n# Assistant\nurgent\n# User\nMy parcel  BURNS\n# Assistant\nurgent\n# User\n{{text}}\n';
    expect(await found(turns)).toEqual(['repeated-example: My parcel  BURNS']);
    const tags = '# System\n<example>a b\nc</example>\n<example id="2">a  b c</example>\n<example>d</example>\n# User\nx\n';
    expect(await found(tags)).toEqual(['repeated-example: <example id="2">a  b c</example>']);
    const labels = '# System\nInput: the parcel burns brightly\nOutput: urgent\n\nInput: it is late\nOutput: normal, I think so\n\n**Input:** The parcel burns brightly\nOutput: urgent\n# User\nInput: {{text}}\nOutput:\n';
    expect(await found(labels)).toEqual(['repeated-example: **Input:** The parcel burns brightly\nOutput: urgent']);
  });

  it('that differ in their answer are two', async () => {
    expect(await found('# User\na\n# Assistant\nb\n# User\na\n# Assistant\nc\n# User\n{{x}}\n')).toEqual([]);
  });
});

describe('personal data', () => {
  it.each([
    ['ada.lovelace@gmail.com', true], ['ada@example.com', false], ['a@b.example', false], ['no-reply@shop.io', false], ['you@company.com', false], ['@acme/support', false], ['git@github.com', false],
    ['+49 30 901820', true], ['+1 (415) 867-5309', true], ['415-867-5309', true], ['(415) 867-5309', true], ['555-0123', false], ['+1 415 555 0123', false], ['2026-11-21', false], ['1234567890', false], ['192.168.100.200', false],
    ['4539 1488 0343 6467', true], ['4539 1488 0343 6468', false], ['4242 4242 4242 4242', false], ['1700000000000', false],
    ['DE89 3704 0044 0532 0130 00', true], ['GB29NWBK60161331926819', true], ['DE89 3704 0044 0532 0130 01', false], ['ABCD1234', false],
  ])('%s: %s', async (text, isOne) => {
    expect(await found(`# User\nSee ${text}, please.\n`)).toEqual(isOne ? [`personal-data: ${text}`] : []);
  });

  it('is looked for in every format, and not in the settings', async () => {
    expect(await found('---\nowner: ada@gmail.com\nchanges: by ada@gmail.com\n---\n# User\nhi\n')).toEqual([]);
    expect(await found('---\nname: a\n---\nuser:\nWrite to ada@gmail.com\n', { file: 'a.prompty' })).toEqual(['personal-data: ada@gmail.com']);
    expect(await found('messages: [{ role: user, content: "Write to ada@gmail.com" }]\n', { file: 'a.prompt.yml' })).toEqual(['personal-data: ada@gmail.com']);
  });
});

describe('owners, releases and mistakes', () => {
  it('are named on the first line of the settings', async () => {
    const text = '---\nmodel: gpt-4o\n---\n# User\nhi\n';
    expect(await found(text, { hasOwner: false })).toEqual(['missing-owner: model: gpt-4o']);
    expect(await found(text.replace('gpt-4o', 'gpt-4o # promptshift-ignore prompt/missing-owner: a sketch'), { hasOwner: false })).toEqual([]);
    expect(await found(`---\nowner: "@a"\n${text.slice(4)}`, { hasOwner: false })).toEqual([]);
    expect(await found('{{role "user"}}hi', { hasOwner: false, file: 'a.prompt' })).toEqual([]);
    const lock = await release(emptyLock, '1.0.0', 'another text', '2026-11-21');
    expect(await found(text, { lock })).toEqual(['edited-release: model: gpt-4o']);
    const { findings, state } = await checkPrompt(parsePrompt(path, text), text, { countTokens, lock, hasOwner: true }, signal);
    expect(state).toBe('edited');
    expect(findings[0]).toMatchObject({ severity: 'error', fix: { kind: 'new-version' } });
    expect(await found('# User\n{{#if a}}\n')).toEqual(['invalid: {{#if a}}']);
  });
});

describe('what a repository decides', () => {
  const text = '# User\nWrite to ada@gmail.com\n';
  const settings = { rules: {}, ignore: [], path };
  it('changes severities and accepts findings', async () => {
    const check = await checkPrompt(parsePrompt(path, text), text, { countTokens, hasOwner: true, settings: { ...settings, rules: { 'prompt/personal-data': 'error' } } }, signal);
    expect(check.findings.map(({ severity }) => severity)).toEqual(['error']);
    expect(await found(text, { settings: { ...settings, rules: { 'prompt/personal-data': 'off' } } })).toEqual([]);
    const entry = { path, rule: 'prompt/personal-data', reason: 'public' };
    expect(await found(text, { settings: { ...settings, ignore: [entry] } })).toEqual([]);
    expect(await found(text, { settings: { ...settings, ignore: [{ ...entry, text: 'ada@gmail.com' }] } })).toEqual([]);
    expect(await found(text, { settings: { ...settings, ignore: [{ ...entry, text: 'bob@gmail.com' }, { ...entry, path: 'other.md' }] } })).toHaveLength(1);
  });

  it('is also said in a comment', async () => {
    expect(await found('# User\n{{! promptshift-ignore prompt/personal-data: a public address }}\nWrite to ada@gmail.com\n')).toEqual([]);
    expect(await found('# User\n{{! promptshift-ignore prompt/too-long: no }}\nWrite to ada@gmail.com\n')).toHaveLength(1);
  });
});

it('has one rule and one page of help for each id', () => {
  expect(promptRules.map(({ id }) => id)).toEqual([...promptRuleIds]);
  expect(promptRuleHelp.map(({ id }) => id)).toEqual([...promptRuleIds]);
  for (const { id, severity } of promptRules) expect(promptRuleHelp.find((help) => help.id === id)?.level).toBe(severity);
});

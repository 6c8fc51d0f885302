import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { modelsConfigError, parseModelsConfig } from '../../../../src/core/aliases/parseModelsConfig.ts';

const sample = readFileSync('test/fixtures/workspace/models.config.json', 'utf8');

describe('parseModelsConfig', () => {
  it('reads the sample and knows where each id is written', async () => {
    const { config, positions, problems } = await parseModelsConfig(sample);
    expect(problems).toEqual([]);
    expect(config.aliases['chat.triage']?.candidate).toBe('gpt-5.5-2026-04-23');
    const at = positions['chat.triage'];
    expect(at && sample.slice(at.name.start, at.name.end)).toBe('chat.triage');
    expect(at?.candidate && sample.slice(at.candidate.start, at.candidate.end)).toBe('gpt-5.5-2026-04-23');
    expect(at?.env && sample.slice(at.env.start, at.env.end)).toBe('OPENAI_MODEL_CHAT_TRIAGE');
  });

  it('finds the default of an environment', async () => {
    const text = '{ "aliases": { "a": { "default": "x", "environments": { "staging": { "default": "y-1" } } } } }';
    const range = (await parseModelsConfig(text)).positions['a']?.environments['staging'];
    expect(range && text.slice(range.start, range.end)).toBe('y-1');
  });

  const alias = (body: string): string => `{\n  "aliases": {\n    "chat.core": ${body}\n  }\n}\n`;
  it.each([
    ['no default', alias('{ "candidate": "gpt-5.5" }'), 3, '"chat.core" has no "default". Add "default" with the id of the model in use.'],
    ['a number', alias('{\n"default": 5 }'), 4, '"chat.core › default" must be a string. Correct the value.'],
    ['white space', alias('{ "default": "gpt 5" }'), 3, '"chat.core › default" is not a model id: it is empty or holds white space. Write the id as the vendor spells it.'],
    ['no aliases', '{\n}', 1, 'The file has no "aliases". Add "aliases": {}.'],
    ['an array', '[]', 1, 'The file must be an object. Correct the value.'],
    ['a name', '{ "aliases": {\n "Chat Core": { "default": "gpt-5.4" } } }', 2,
      '"Chat Core" is not an alias name. Use small letters and digits, in parts joined by ".", "_" or "-", such as chat.core.'],
    ['a risk', alias('{ "default": "m",\n\n "risk": "huge" }'), 5, '"chat.core › risk" is not one of "high", "medium", "low". Choose one of them.'],
    ['a variable', alias('{ "default": "m", "env": "CHAT-CORE" }'), 3,
      '"chat.core › env" is not a name an environment variable can have. Use letters, digits and "_", such as OPENAI_MODEL_CHAT_CORE.'],
    ['a limit', alias('{ "default": "m", "limits": {\n"retries": -1 } }'), 4, '"chat.core › limits › retries" must be >= 0. Correct the value.'],
    ['a key', alias('{ "default": "m",\n"apiKey": "sk-1" }'), 4,
      '"apiKey" does not belong here: the application reads this file, and it never holds an endpoint or a key. Move it to the environment.'],
    ['broken JSON', '{\n  "aliases": {\n    "a": { "default": "m" "candidate": "n" }\n  }\n}', 3, 'This is not valid JSON: comma expected. Correct it here.'],
    ['nothing', ' \n', 1, 'The file is empty. The least it can hold is { "aliases": {} }.'],
    ['a name twice', alias('{ "default": "m",\n"default": "n" }'), 4, '"default" stands twice in the same object; only the last one counts. Remove one of the two.'],
    ['a comment', alias('{ // main\n"default": "m" }'), 3, 'A comment is not plain JSON, and the application reads this file as plain JSON. Remove it.'],
    ['a trailing comma', alias('{ "default": "m",\n}'), 3, 'A comma before a closing bracket is not plain JSON, and the application reads this file as plain JSON. Remove it.'],
  ])('says what is wrong with %s, where, and what to do', async (_, text, line, said) => {
    const { problems } = await parseModelsConfig(text);
    expect(problems.map((problem) => [problem.line, `${problem.message} ${problem.remedy}`])).toEqual([[line, said]]);
  });

  it('leaves out the alias with an error and keeps the others', async () => {
    const { config, positions } = await parseModelsConfig('{ "aliases": { "a": { "default": "m" }, "b": { "default": 1 }, "C": { "default": "n" } } }');
    expect(Object.keys(config.aliases)).toEqual(['a']);
    expect(Object.keys(positions)).toEqual(['a', 'b', 'C']);
  });

  it('keeps an alias whose only fault is a comment', async () => {
    expect((await parseModelsConfig(alias('{ "default": "m" /* x */ }'))).config.aliases['chat.core']?.default).toBe('m');
  });

  it('takes the last of two definitions, as JSON does', async () => {
    const text = '{ "aliases": { "a": { "default": "m" }, "a": { "default": "n" } } }';
    const { config, positions } = await parseModelsConfig(text);
    expect(config.aliases['a']?.default).toBe('n');
    expect(positions['a']?.default?.start).toBe(text.indexOf('n" }'));
  });

  it('makes the first error, not a warning, the one to stop with', async () => {
    const { problems } = await parseModelsConfig('// ours\n{ "aliases": { "a": {} } }');
    const error = modelsConfigError('app/models.config.json', problems);
    expect(error?.message).toBe('app/models.config.json:2: "a" has no "default".');
    expect(error?.code).toBe('configuration');
    expect(modelsConfigError('x', problems.slice(0, 1))).toBeUndefined();
  });

  it('is the schema that editors get', () => {
    expect(readFileSync('syntaxes/models.config.schema.json', 'utf8')).toBe(readFileSync('src/core/aliases/models.config.schema.json', 'utf8'));
  });
});

import { describe, expect, it } from 'vitest';
import { addAlias, setAliasModel } from '../../../../src/core/aliases/editModelsConfig.ts';
import { readAccessorRecords, recordAccessor } from '../../../../src/core/aliases/recordAccessor.ts';
import { applyEdits } from '../../../../src/core/text/range.ts';

const set = async (text: string, ...rest: [string, Parameters<typeof setAliasModel>[2], string]): Promise<string> =>
  applyEdits(text, await setAliasModel(text, ...rest));
const add = async (text: string, name = 'b', alias = { default: 'n', env: 'B' }): Promise<string> => applyEdits(text, await addAlias(text, name, alias));

describe('setAliasModel', () => {
  const text = '{\r\n\t"aliases": { // ours\r\n\t\t"a": {"default": "m", "traffic": { "x": 1,  "y": 2 }},\r\n\t\t"b": { "default" : "n" },\r\n\t}\r\n}';

  it('replaces the id and nothing else', async () => {
    expect(await set(text, 'a', 'default', 'gpt-5.4')).toBe(text.replace('"m"', '"gpt-5.4"'));
    expect(await setAliasModel(text, 'b', 'default', 'n')).toEqual([]);
  });

  it('adds a slot in the object’s own layout', async () => {
    expect(await set(text, 'b', 'rollback', 'm')).toBe(text.replace('"default" : "n" }', '"default" : "n", "rollback": "m" }'));
    expect(await set('{\n  "aliases": {\n    "a": {\n      "default": "m" // now\n    }\n  }\n}\n', 'a', 'candidate', 'n'))
      .toBe('{\n  "aliases": {\n    "a": {\n      "default": "m", // now\n      "candidate": "n"\n    }\n  }\n}\n');
    expect(await set('{\n  "aliases": {\n    "a": {\n      "default": "m"\n    }\n  }\n}\n', 'a', { environment: 'staging' }, 'n'))
      .toBe('{\n  "aliases": {\n    "a": {\n      "default": "m",\n      "environments": {\n        "staging": {\n          "default": "n"\n        }\n      }\n    }\n  }\n}\n');
  });

  it('refuses what it could not do safely', async () => {
    await expect(set('{ "aliases": { "a": { "default": "m" }, "a": { "default": "n" } } }', 'a', 'default', 'x')).rejects.toThrow('"a" stands twice');
    await expect(set(text, 'c', 'default', 'x')).rejects.toThrow('There is no alias "c"');
  });
});

describe('addAlias', () => {
  it('makes the file', async () => {
    expect(applyEdits('', await addAlias(undefined, 'b', { default: 'n' })))
      .toBe('{\n  "aliases": {\n    "b": {\n      "default": "n"\n    }\n  }\n}\n');
  });

  it.each([
    ['four spaces, CRLF, no last line end', '{\r\n    "aliases": {\r\n        "a": { "default": "m" }\r\n    }\r\n}',
      '{\r\n    "aliases": {\r\n        "a": { "default": "m" },\r\n        "b": {\r\n            "default": "n",\r\n            "env": "B"\r\n        }\r\n    }\r\n}'],
    ['a comment after the last', '{\n  "aliases": {\n    "a": { "default": "m" } // old, "x": 1\n    /* end */\n  }\n}\n',
      '{\n  "aliases": {\n    "a": { "default": "m" }, // old, "x": 1\n    "b": {\n      "default": "n",\n      "env": "B"\n    }\n    /* end */\n  }\n}\n'],
    ['a trailing comma', '{\n  "aliases": {\n    "a": { "default": "m" }, // old\n  },\n}\n',
      '{\n  "aliases": {\n    "a": { "default": "m" }, // old\n    "b": {\n      "default": "n",\n      "env": "B"\n    },\n  },\n}\n'],
    ['one line', '{"aliases":{"a":{"default":"m"}}}', '{"aliases":{"a":{"default":"m"}, "b": { "default": "n", "env": "B" }}}'],
    ['no alias yet', '{\n  "$schema": "x",\n  "aliases": {}\n}\n',
      '{\n  "$schema": "x",\n  "aliases": {\n    "b": {\n      "default": "n",\n      "env": "B"\n    }\n  }\n}\n'],
    ['nothing yet', '{}\n', '{\n  "aliases": {\n    "b": {\n      "default": "n",\n      "env": "B"\n    }\n  }\n}\n'],
    ['several opened in one line', '{ "aliases": { "a": {\n    "default": "m" } } }\n',
      '{ "aliases": { "a": {\n    "default": "m" },\n    "b": {\n        "default": "n",\n        "env": "B"\n    } } }\n'],
  ])('in a file with %s', async (_, before, after) => {
    expect(await add(before)).toBe(after);
  });

  it('refuses a name that is taken or is none', async () => {
    await expect(add('{ "aliases": { "b": { "default": "n" } } }')).rejects.toThrow('There is an alias "b" already.');
    await expect(add('{}', 'Chat')).rejects.toThrow('"Chat" is not an alias name.');
    await expect(add('{ "aliases": ')).rejects.toThrow('models.config.json:1: this is not valid JSON.');
    await expect(add('{ "aliases": [] }')).rejects.toThrow('models.config.json:1: "aliases" is not an object.');
  });
});

describe('recordAccessor', () => {
  const record = { language: 'typescript', path: 'src/models.ts' };

  it('makes the file, adds an entry, and adds it once', async () => {
    const made = applyEdits('', await recordAccessor(undefined, record));
    expect(JSON.parse(made)).toEqual({ accessors: [record] });
    expect(await recordAccessor(made, record)).toEqual([]);
    const two = applyEdits(made, await recordAccessor(made, { language: 'python', path: 'app/models.py' }));
    expect(await readAccessorRecords(two)).toEqual([record, { language: 'python', path: 'app/models.py' }]);
    expect(two).toContain('\n    },\n    {\n      "language": "python",');
  });

  it('keeps what a settings file holds', async () => {
    const text = '{\n  // ours\n  "exclude": ["vendor"],\n  "rules": {}\n}\n';
    expect(applyEdits(text, await recordAccessor(text, record))).toBe(
      '{\n  // ours\n  "exclude": ["vendor"],\n  "rules": {},\n  "accessors": [\n    {\n      "language": "typescript",\n      "path": "src/models.ts"\n    }\n  ]\n}\n');
  });
});

import { describe, expect, it } from 'vitest';
import { parseJson, printJson, readJsonAnswer, sameText, unfenced, type JsonValue } from '../../../../../src/core/compare/structure/jsonValue.ts';
import { structureDiff } from '../../../../../src/core/compare/structure/structureDiff.ts';

function json(text: string): JsonValue {
  const value = parseJson(text);
  if (value === undefined) throw new Error(`not JSON: ${text}`);
  return value;
}

/** Each change as one short line. */
function diff(before: string, after: string): readonly string[] {
  return structureDiff(json(before), json(after)).map((change) => {
    switch (change.kind) {
      case 'added': return `+ ${change.path} ${printJson(change.after)}`;
      case 'removed': return `- ${change.path} ${printJson(change.before)}`;
      case 'changed': return `~ ${change.path} ${printJson(change.before)} → ${printJson(change.after)}`;
      case 'moved': return `> ${change.from} → ${change.path}`;
    }
  });
}

describe('structureDiff', () => {
  it.each<[string, string, string, readonly string[]]>([
    ['an object in another order', '{"a": 1, "b": {"c": 2, "d": 3}}', '{"b": {"d": 3, "c": 2}, "a": 1}', []],
    ['other white space', '{"a":[1,2]}', '{\n  "a": [ 1, 2 ]\n}', []],
    ['1 and 1.0', '{"a": 1, "b": 100}', '{"a": 1.0, "b": 1e2}', []],
    ['0 and -0', '[0]', '[-0]', []],
    ['1 against "1"', '{"id": 1}', '{"id": "1"}', ['~ /id 1 → "1"']],
    ['true against "true"', '[true]', '["true"]', ['~ /0 true → "true"']],
    ['null against absent', '{"a": null, "b": 1}', '{"b": 1}', ['- /a null']],
    ['absent against null', '{"b": 1}', '{"b": 1, "a": null}', ['+ /a null']],
    ['null against a value', '{"a": null}', '{"a": 0}', ['~ /a null → 0']],
    ['an empty object against an empty array', '{"a": {}}', '{"a": []}', ['~ /a {} → []']],
    ['a nested path', '{"order": {"items": [{"price": {"amount": 5}}]}}', '{"order": {"items": [{"price": {"amount": 6}}]}}', ['~ /order/items/0/price/amount 5 → 6']],
    ['keys that a pointer must escape', '{"a/b": {"~": 1}}', '{"a/b": {"~": 2}}', ['~ /a~1b/~0 1 → 2']],
    ['an item put in front', '[1, 2, 3]', '[0, 1, 2, 3]', ['+ /0 0']],
    ['an item put in the middle', '["a", "b", "c"]', '["a", "x", "b", "c"]', ['+ /1 "x"']],
    ['an item taken out', '["a", "b", "c"]', '["a", "c"]', ['- /1 "b"']],
    ['an item replaced in place', '["a", "b", "c"]', '["a", "x", "c"]', ['~ /1 "b" → "x"']],
    ['an item moved', '["a", "b", "c", "d"]', '["b", "c", "d", "a"]', ['> /0 → /3']],
    ['two items swapped', '["a", "b"]', '["b", "a"]', ['> /0 → /1']],
    ['equal items, one of them gone', '[1, 1, 1]', '[1, 1]', ['- /2 1']],
    ['an item changed behind one put in', '[{"id": 1, "n": 1}, {"id": 2, "n": 2}]', '[{"id": 9, "n": 9}, {"id": 1, "n": 1}, {"id": 2, "n": 3}]', ['+ /0 { "id": 9, "n": 9 }', '~ /2/n 2 → 3']],
    ['an item moved and changed, known by its name', '[{"name": "a", "n": 1}, {"name": "b", "n": 2}, {"name": "c", "n": 3}]', '[{"name": "b", "n": 2}, {"name": "c", "n": 3}, {"name": "a", "n": 5}]', ['> /0 → /2', '~ /2/n 1 → 5']],
    ['items that share an id are told apart by all they hold', '[{"id": 1, "a": 1}, {"id": 1, "a": 2}]', '[{"id": 1, "a": 2}, {"id": 1, "a": 1}]', ['> /0 → /1']],
    ['an object in place of a text', '["a"]', '[{"a": 1}]', ['- /0 "a"', '+ /0 { "a": 1 }']],
    ['an array in an array', '[[1, 2], [3]]', '[[1, 2, 4], [3]]', ['+ /0/2 4']],
    ['the whole document', '[]', '{}', ['~  [] → {}']],
    ['whole numbers beyond what a double holds', '{"id": 12345678901234567890}', '{"id": 12345678901234567891}', ['~ /id 12345678901234567890 → 12345678901234567891']],
    ['texts that normalise alike', '["\u00e9"]', '["e\u0301"]', ['~ /0 "\u00e9" → "e\u0301"']],
    ['a key called __proto__', '{"__proto__": {"x": 1}}', '{"__proto__": {"x": 2}, "constructor": 1}', ['~ /__proto__/x 1 → 2', '+ /constructor 1']],
  ])('%s', (_what, before, after, expected) => {
    expect(diff(before, after)).toEqual(expected);
  });

  it('finds nothing between a document and itself, and everything again the other way round', () => {
    const documents = ['{"a": [1, {"b": [null, true]}], "c": "x"}', '[{"id": 1}, {"id": 2}, [3, [4]]]'];
    for (const document of documents) expect(diff(document, document)).toEqual([]);
    expect(diff('{"a": 1}', '{"b": 1}')).toEqual(['- /a 1', '+ /b 1']);
    expect(diff('{"b": 1}', '{"a": 1}')).toEqual(['- /b 1', '+ /a 1']);
  });

  it('finds a change between two random documents exactly when they are not equal', () => {
    let state = 7;
    const next = (below: number): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return (state >>> 8) % below;
    };
    const random = (depth: number): JsonValue => {
      switch (next(depth > 3 ? 4 : 6)) {
        case 0: return next(3);
        case 1: return `${next(3)}`;
        case 2: return null;
        case 3: return next(2) === 0;
        case 4: return Array.from({ length: next(5) }, () => random(depth + 1));
        default: return Object.fromEntries(Array.from({ length: next(4) }, () => [['id', 'a', 'b', 'c'][next(4)] ?? '', random(depth + 1)]));
      }
    };
    for (let i = 0; i < 3_000; i++) {
      const [before, after] = [random(0), random(0)];
      expect(structureDiff(before, before)).toEqual([]);
      expect(structureDiff(before, after).length === 0).toBe(sameText(before) === sameText(after));
      // what came, went and stayed adds up
      if (!Array.isArray(before) || !Array.isArray(after)) continue;
      const top = structureDiff(before, after).filter(({ path }) => /^\/\d+$/.test(path));
      const count = (kind: string): number => top.filter((change) => change.kind === kind).length;
      expect(before.length - count('removed') + count('added')).toBe(after.length);
    }
  });

  it('ends in time for large arrays that have nothing in common', () => {
    const numbers = (from: number): string => JSON.stringify(Array.from({ length: 20_000 }, (_, i) => from + i));
    expect(diff(numbers(0), numbers(1_000_000))).toHaveLength(20_000);
    expect(diff(numbers(0), numbers(1))).toEqual(['- /0 0', '+ /19999 20000']);
  });
});

describe('readJsonAnswer', () => {
  it.each([
    ['bare', '{"a": 1}', '{ "a": 1 }'],
    ['with blanks around', '\n [1] \n', '[1]'],
    ['in a fence', '```json\n{"a": 1}\n```', '{ "a": 1 }'],
    ['in a fence without a language', '```\n[1]\n```\n', '[1]'],
    ['in a longer fence', '````json\n{"a": "```"}\n````', '{ "a": "```" }'],
  ])('reads a document %s', (_what, text, printed) => {
    const value = readJsonAnswer(text);
    expect(value === undefined ? undefined : printJson(value)).toBe(printed);
  });

  it.each([
    ['prose', 'The answer is {"a": 1}'], ['prose around a fence', 'Here:\n```json\n{}\n```'], ['two fences', '```json\n{}\n```\n```json\n{}\n```'],
    ['a bare word', 'true'], ['a bare text', '"yes"'], ['half a document', '{"a": 1'], ['nothing', ''], ['far too many brackets', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ])('%s is no document', (_what, text) => {
    expect(readJsonAnswer(text)).toBeUndefined();
  });

  it('leaves a text that is not one fence as it is', () => {
    expect(unfenced('a ``` b')).toBe('a ``` b');
    expect(unfenced('```\nx')).toBe('```\nx');
  });
});

import { afterEach, describe, expect, it, vi } from 'vitest';
import { createScanner } from '../../../../../src/core/createScanner.ts';
import type { GrammarSource, Logger } from '../../../../../src/core/host.ts';
import { createWordStore } from '../../../../../src/core/scan/live/wordStore.ts';
import { createSyntaxRuntime } from '../../../../../src/core/scan/syntax/runtime.ts';
import { createTreeStore, editBetween } from '../../../../../src/core/scan/syntax/treeStore.ts';
import type { LanguageId, Scanner } from '../../../../../src/core/scan/types.ts';
import { createGrammarSource } from '../../../../../src/node/grammarSource.ts';

const signal = new AbortController().signal;
const silent: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
// One parser for all, whose calls can be counted.
const packaged = createGrammarSource();
const instance = await packaged.parser();
const grammars: GrammarSource = { ...packaged, parser: () => Promise.resolve(instance) };
const { Parser } = instance;
const Tree = await createSyntaxRuntime(grammars, silent, 5000).withTree('python', '', (tree) => tree.constructor as typeof import('web-tree-sitter').Tree, new AbortController().signal);
if (Tree === undefined) throw new Error('The parser gave up');
const today = (): string => '2026-11-21';

/** The same numbers for the same seed, from 0 to below 1. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

const pieces = [
  'x', '"', "'", '`', '{', '}', '(', ')', '[', '\n', '\r\n', '\r', '"gpt-4o"', 'model: "claude-3-opus-20240229"', '= "gpt-5.4"', '/*', '*/', '//', '#', '"""', '\\',
  '${', '<<EOF\n', 'EOF\n', 'r#"', '"#', '    ', '\t', ';', ':', ',', 'if x:\n    model = "gpt-4"\n', 'ö', '漢字', '😀', '😁', '\ud83d', '\ufeff',
];

/** A text after one to three edits somewhere: what is typed, pasted, deleted. */
function edited(text: string, random: () => number): string {
  let now = text;
  for (let edits = 1 + Math.floor(random() ** 3 * 3); edits > 0; edits--) {
    const at = Math.floor(random() * (now.length + 1));
    const removed = random() < 0.4 ? Math.floor(random() * (random() < 0.1 ? 200 : 6)) : 0;
    const added = random() < 0.85 ? (pieces[Math.floor(random() * pieces.length)] ?? '') : '';
    now = now.slice(0, at) + added + now.slice(at + removed);
  }
  return now;
}

const beginnings: Readonly<Partial<Record<LanguageId, string>>> = {
  typescript: 'import OpenAI from "openai";\n/** größer 😀 */\nconst model = process.env.M ?? "gpt-4o";\nawait client.create({ model: `openai/${model}`, n: 1 });\nif (model.startsWith("gpt-4")) { log(/gpt-4o/.test(model)); }\n',
  tsx: 'export const A = ({ m = "gpt-4o" }) => <Chat model="claude-sonnet-4-5" label={`größer ${m} 😀`}>text gpt-4</Chat>;\n',
  python: 'class A:\n    """größer gpt-4o 😀"""\n    model: str = "gpt-4o"\n\n    def f(self, m="claude-3-opus-20240229"):\n        match m:\n            case "gpt-4":\n                return f"openai/{m}"\n',
  go: 'package a\n\n// größer gpt-4o 😀\nconst model = "gpt-4o"\n\nfunc f(m string) string {\n\tswitch m {\n\tcase "gpt-4":\n\t\treturn `claude-3-opus-20240229`\n\t}\n\treturn model\n}\n',
  ruby: 'MODEL = "gpt-4o" # größer 😀\ntext = <<~EOF\n  gpt-4 #{MODEL}\nEOF\nclient.chat(parameters: { model: "gpt-4o", n: 1 })\n',
  rust: 'const MODEL: &str = r#"gpt-4o"#; // größer 😀\nfn f(m: &str) -> String { match m { "gpt-4" => format!("openai/{m}"), _ => call(json!({"model": "gpt-4o"})) } }\n',
  bash: 'MODEL="${M:-gpt-4o}" # größer 😀\ncurl -d "{\\"model\\": \\"gpt-4o\\"}" x\ncat <<EOF\ngpt-4 $MODEL\nEOF\n',
  php: '<?php\n$model = getenv("M") ?: "gpt-4o"; // größer 😀\n$a = ["model" => "gpt-4o", "text" => <<<EOF\ngpt-4 {$model}\nEOF];\n',
  csharp: 'class A { const string Model = "gpt-4o"; /* größer 😀 */ string F(string m) => m switch { "gpt-4" => $"openai/{m}", _ => @"gpt-4o" }; }\n',
};

/** Both are asked with the language as the path, so that nothing but the way of parsing differs. */
const ask = async (scanner: Scanner, language: LanguageId, text: string, name?: string) =>
  scanner.scan({ path: `a.${language}`, language, text, ...(name === undefined ? {} : { name }) }, signal);

afterEach(() => vi.restoreAllMocks());

describe('parsing on from a kept tree', () => {
  for (const [index, [language, beginning]] of (Object.entries(beginnings) as [LanguageId, string][]).entries()) {
    it(`finds in ${language} what a fresh parse finds, whatever was edited`, async () => {
      const random = createRandom(index + 1);
      const trees = createTreeStore(8);
      const live = createScanner(grammars, { today, trees, words: createWordStore(8), parseLimit: 20_000 });
      const fresh = createScanner(grammars, { today, parseLimit: 20_000 });
      let found = 0;
      let rough = 0;
      for (const lineEnd of ['\n', '\r\n']) {
        let text = beginning.repeat(4).replaceAll('\n', lineEnd);
        for (let round = 0; round < 60; round++) {
          const expected = await ask(fresh, language, text);
          const quick = await ask(live, language, text, 'a');
          if (trees.isRough('a')) {
            rough++;
            trees.forget('a');
            expect(await ask(live, language, text, 'a'), JSON.stringify(text)).toEqual(expected);
          } else expect(quick, JSON.stringify(text)).toEqual(expected);
          found += expected.references.length;
          text = random() < 0.08 ? beginning.repeat(4).replaceAll('\n', lineEnd) : edited(text, random);
        }
      }
      trees.clear();
      // Broken code hides some, but a run in which nothing was found would say nothing.
      expect(found).toBeGreaterThan(120);
      expect(rough).toBeGreaterThan(0);
      expect(rough).toBeLessThan(110);
    });
  }

  it('parses on from the tree before, and a part of a file never does', async () => {
    const parse = vi.spyOn(Parser.prototype, 'parse');
    const trees = createTreeStore(8);
    const scanner = createScanner(grammars, { today, trees, parseLimit: 20_000 });
    const from = () => parse.mock.calls.map(([, before]) => (before === null ? 'nothing' : 'a tree'));
    await ask(scanner, 'python', 'm = "gpt-4o"', 'a');
    await ask(scanner, 'python', 'm = "gpt-4o" ', 'a');
    await ask(scanner, 'python', 'm = "gpt-4o"  ', 'b');
    await ask(scanner, 'python', 'm = "gpt-4o"');
    expect(from()).toEqual(['nothing', 'a tree', 'nothing', 'nothing']);
    parse.mockClear();
    const page = '```python\nm = "gpt-4o"\n```\n';
    await ask(scanner, 'markdown', page, 'a');
    await ask(scanner, 'markdown', `${page}${page}`, 'a');
    expect(from()).toEqual(['nothing', 'nothing', 'nothing']);
    trees.clear();
  });

  it('hands out the tree of a text that it has parsed already', async () => {
    const parse = vi.spyOn(Parser.prototype, 'parse');
    const trees = createTreeStore(2);
    const runtime = createSyntaxRuntime(grammars, silent, 5000, trees);
    const read = (text: string) => runtime.withTree('python', text, ({ rootNode }) => rootNode.toString(), signal, 'a');
    const [first, again] = [await read('a = (1'), await read('a = (1')];
    expect(again).toBe(first);
    expect(parse).toHaveBeenCalledOnce();
    expect(trees.isRough('a'), 'nothing was parsed on from the broken code').toBe(false);
    trees.clear();
  });

  it('goes on rightly after a text that was given up, and after another language', async () => {
    const trees = createTreeStore(8);
    const scanner = createScanner(grammars, { today, trees, parseLimit: 20_000 });
    const references = async (language: LanguageId, text: string) => (await ask(scanner, language, text, 'a')).references.map((reference) => reference.text);
    expect(await references('typescript', 'f({ model: "gpt-4o" })')).toEqual(['gpt-4o']);
    expect((await ask(scanner, 'typescript', `${'{'.repeat(5000)} f({ model: "gpt-4o" })`, 'a')).problem).toContain('nested too deeply');
    expect(await references('typescript', '/* 😀 */ f({ model: "gpt-4.1" })')).toEqual(['gpt-4.1']);
    expect(await references('python', '""" 😀 """\nf(model="gpt-4o")')).toEqual(['gpt-4o']);
    trees.clear();
  });
});

describe('tree store', () => {
  it('keeps the trees used last, at most so many, and frees all others', async () => {
    const made = vi.spyOn(Parser.prototype, 'parse');
    const copied = vi.spyOn(Tree.prototype, 'copy');
    const freed = vi.spyOn(Tree.prototype, 'delete');
    const alive = () => made.mock.calls.length + copied.mock.calls.length - freed.mock.calls.length;
    const trees = createTreeStore(2);
    const scanner = createScanner(grammars, { today, trees, parseLimit: 20_000 });
    for (const name of ['a', 'b', 'a', 'c']) await ask(scanner, 'python', 'm = "gpt-4o"', name);
    expect(alive()).toBe(2);
    await ask(scanner, 'python', 'm = "gpt-4o" ', 'a');
    expect(made.mock.lastCall?.[1], 'the tree used last was dropped').toBeInstanceOf(Tree);
    await ask(scanner, 'python', 'm = "gpt-4o" ', 'b');
    expect(made.mock.lastCall?.[1], 'the tree not used for longest was kept').toBeNull();
    trees.forget('a');
    trees.forget('unknown');
    expect(alive()).toBe(1);
    trees.clear();
    expect(alive()).toBe(0);
  });

  it('parses on from broken code, and says where that may differ from a parse from the beginning', async () => {
    const parse = vi.spyOn(Parser.prototype, 'parse');
    const trees = createTreeStore(2);
    const scanner = createScanner(grammars, { today, trees, parseLimit: 20_000 });
    const rough: boolean[] = [];
    for (const text of ['f({ model: "gpt-4o" ', 'f({ model: "gpt-4o"', 'f({ model: "gpt-4o" });', 'f({ model: "gpt-4o" }; "', 'f({ model: "gpt-4o" }; ""']) {
      await ask(scanner, 'typescript', text, 'a');
      rough.push(trees.isRough('a'));
    }
    expect(parse.mock.calls.map(([, before]) => before === null)).toEqual([true, false, false, false, false]);
    expect(rough).toEqual([false, true, false, false, true]);
    trees.forget('a');
    await ask(scanner, 'typescript', 'f({ model: "gpt-4o" }; ""', 'a');
    expect(parse.mock.lastCall?.[1]).toBeNull();
    expect(trees.isRough('a')).toBe(false);
    trees.clear();
  });
});

describe('editBetween', () => {
  it('is nothing between equal texts', () => {
    expect(editBetween('a\n', 'a\n')).toBeUndefined();
  });

  it('names what stands between the common beginning and the common end, with rows and columns in UTF-16 units', () => {
    expect(editBetween('a\r\nö b c\n', 'a\r\nö x\ny c\n')).toMatchObject({
      startIndex: 5, oldEndIndex: 6, newEndIndex: 8,
      startPosition: { row: 1, column: 2 }, oldEndPosition: { row: 1, column: 3 }, newEndPosition: { row: 2, column: 1 },
    });
  });

  it('never counts a unit to both ends', () => {
    expect(editBetween('aa', 'aaa')).toMatchObject({ startIndex: 2, oldEndIndex: 2, newEndIndex: 3 });
    expect(editBetween('aaa', 'a')).toMatchObject({ startIndex: 1, oldEndIndex: 3, newEndIndex: 1 });
  });

  it('does not cut a character of two units', () => {
    expect(editBetween('a😀b', 'a😁b')).toMatchObject({ startIndex: 1, oldEndIndex: 3, newEndIndex: 3 });
    expect(editBetween('😀', '🨀')).toMatchObject({ startIndex: 0, oldEndIndex: 2, newEndIndex: 2 });
  });
});

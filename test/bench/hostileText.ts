/** Texts that no editor should ever hold, the same for the same seed. */

/** Random numbers below 1 from a seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** File endings of every language the scan reads, and of data that only looks like one. */
export const endings = [
  'ts', 'tsx', 'js', 'jsx', 'mjs', 'py', 'go', 'java', 'cs', 'rb', 'rs', 'php', 'kt', 'swift', 'cpp', 'h', 'sh', 'ps1', 'sql', 'yaml', 'yml', 'json', 'jsonc',
  'toml', 'env', 'ini', 'properties', 'tf', 'bicep', 'ipynb', 'md', 'mdx', 'prompt', 'prompty', 'prompt.yml', 'baml', 'jsonl',
] as const;

const ids = ['gpt-4o', 'claude-3-opus-20240229', 'openai/gpt-5.4', 'gemini-2.5-pro', 'mistral', 'o1', 'gtp-5.5', 'pmpt_68a1b2c3d4e5', 'azure/gpt-4o', 'us.anthropic.claude-sonnet-4-20250514-v1:0'];
const pieces = [
  'model', '=', ':', '"', "'", '`', '"""', "'''", '${', '}', '{', '(', ')', '[', ']', '<', '>', '/*', '*/', '//', '#', '--', '\\', '\\u', '\n', '\r\n', '\r', '\t', ' ', ',', ';', '|', '&',
  'if ', 'def f(', 'class A ', 'function ', 'fn ', '<<EOF\n', '@"', 'r#"', '<?php ', '- ', '? ', '!!', '&a ', '*a ', '---\n', '```ts\n', '```\n', '{{', '}}', '%s', '\u0000', '\ufeff', '\u202e', '\ud800', '\udc00', '😀', 'é',
] as const;

type Maker = (random: () => number) => string;

const pick = <T>(random: () => number, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
const upTo = (random: () => number, most: number): number => Math.floor(random() * most);

/** Kinds of text; the second number of each is how often it is taken. */
const makers: readonly (readonly [kind: string, weight: number, make: Maker])[] = [
  ['soup', 40, (random) => Array.from({ length: upTo(random, 600) }, () => (random() < 0.15 ? pick(random, ids) : pick(random, pieces))).join('')],
  ['brokenCode', 20, (random) => cut(random, `${pick(random, samples)}\n`.repeat(1 + upTo(random, 30)))],
  ['nesting', 10, (random) => nested(random, 10 ** (1 + upTo(random, 5)))],
  ['hugeLine', 6, (random) => `model = "${pick(random, ids)}${pick(random, ['a', '-', 'gpt-', '{', '"', '\\', ' ', 'gpt-4o,', 'model:', '${'])}`.repeat(1 + upTo(random, 20_000)).slice(0, 2_000_000)],
  ['manyIds', 6, (random) => Array.from({ length: upTo(random, 3000) }, () => `model: "${pick(random, ids)}"${pick(random, ['\n', '\r\n', ',', ' '])}`).join('')],
  ['randomText', 10, (random) => Array.from({ length: upTo(random, 4000) }, () => String.fromCharCode(upTo(random, 65_536))).join('')],
  ['repeated', 8, (random) => pick(random, [...pieces, ...ids]).repeat(upTo(random, 100_000))],
];

const samples = [
  'const r = await client.chat.completions.create({ model: "gpt-4o", messages: [{ role: "user", content: `Hi ${name}` }] });',
  'def f(model="gpt-4o"):\n    """Uses gpt-4."""\n    return client.create(model=model or "claude-3-opus-20240229")',
  'func main() { req := openai.Request{Model: "gpt-4o"} }', 'String m = Map.of("model", "gpt-4o").get("model");', 'var m = $"gpt-{v}"; // gpt-4', 'model: &m gpt-4o\nother: *m\nlist:\n  - [gpt-4o, {a: b}]',
  '{"model": "gpt-4o", "messages": [{"content": "x"}], "a": {"b": [1, 2, {"model": "mistral"}]}}', '{"cells": [{"cell_type": "code", "source": ["m = \\"gpt-4o\\"\\n"], "outputs": []}]}', 'MODEL=${MODEL:-gpt-4o} # gpt-4',
  '---\nmodel: gpt-4o\n---\n# System\n```python\nm = "gpt-4o"\n```', 'resource "x" "y" {\n  model = "gpt-4o"\n}', '[llm]\nmodel = "gpt-4o"\n', 'client<llm> A {\n  provider openai\n  options { model "gpt-4o" }\n}',
];

function cut(random: () => number, text: string): string {
  const from = upTo(random, text.length);
  const chars = text.slice(random() < 0.5 ? 0 : from, random() < 0.5 ? undefined : from + upTo(random, text.length));
  const at = upTo(random, chars.length);
  return chars.slice(0, at) + pick(random, pieces) + chars.slice(at);
}

function nested(random: () => number, depth: number): string {
  const [open, close] = pick(random, [['(', ')'], ['[', ']'], ['{', '}'], ['{"a":', '}'], ['[', ''], ['{"model":[', ''], ['- ', ''], ['a: {', '}'], ['`${', '}`'], ['f(', ')'], ['> ', ''], ['<a>', '</a>'], ['if (x) {', '}'], ['!', ''], ['"gpt-" + (', ')']] as const);
  return `${open.repeat(depth)}"gpt-4o"${close.repeat(random() < 0.5 ? depth : upTo(random, depth))}`;
}

/** One file: its name and bytes. Encodings are real ones, wrong ones, and plain noise. */
export function hostileFile(index: number, random: () => number): { readonly name: string; readonly kind: string; readonly bytes: Uint8Array } {
  const ending = pick(random, endings);
  const total = makers.reduce((sum, [, weight]) => sum + weight, 0);
  let at = random() * total;
  const [kind, , make] = makers.find(([, weight]) => (at -= weight) < 0) ?? (makers[0] as (typeof makers)[number]);
  const [encoding, bytes] = encoded(random, make(random));
  return { name: `${String(index).padStart(5, '0')}.${ending}`, kind: `${kind} ${encoding} .${ending}`, bytes };
}

function encoded(random: () => number, text: string): readonly [string, Uint8Array] {
  const utf8 = Buffer.from(text, 'utf8');
  switch (upTo(random, 12)) {
    case 0: return ['utf-8 with mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8])];
    case 1: return ['utf-16le', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])];
    case 2: return ['utf-16be', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()])];
    case 3: return ['latin-1', Buffer.from(text, 'latin1')];
    case 4: return ['utf-16le without mark', Buffer.from(text, 'utf16le')];
    case 5: return ['half a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf8])];
    case 6: return ['damaged', utf8.map((byte) => (random() < 0.02 ? upTo(random, 256) : byte))];
    case 7: return ['noise', utf8.map((byte) => (byte === 0x22 ? byte : 1 + upTo(random, 255)))];
    case 8: return ['CRLF', Buffer.from(text.replaceAll('\n', '\r\n'), 'utf8')];
    default: return ['utf-8', utf8];
  }
}

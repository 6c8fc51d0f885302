import { isJsonList, isJsonObject, type JsonValue } from '../schemaValue.ts';

/** How a language writes literals, as far as an edit has to know. */
export type CodeNotation = {
  /** Keys that are no strings: `type: …`. */
  readonly bareKeys: boolean;
  readonly words: { readonly true: string; readonly false: string; readonly null: string };
  /** Comments to the end of the line start so. */
  readonly lineComment: string;
  readonly blockComments: boolean;
};

export const codeNotations = {
  ecmaScript: { bareKeys: true, words: { true: 'true', false: 'false', null: 'null' }, lineComment: '//', blockComments: true },
  python: { bareKeys: false, words: { true: 'True', false: 'False', null: 'None' }, lineComment: '#', blockComments: false },
} as const satisfies Readonly<Record<string, CodeNotation>>;

/** What is written looks like what stands beside it. */
export type LiteralStyle = { readonly notation: CodeNotation; readonly quote: '"' | "'"; readonly bareKeys: boolean };

const longestLine = 90;

/** A value as a literal; in several lines where it is long and `unit` (one step of indentation) is given. `indent` is that of its line. */
export function printLiteral(value: JsonValue, style: LiteralStyle, lines?: { readonly unit: string; readonly indent: string; readonly eol: string }): string {
  if (typeof value === 'string') return printText(value, style.quote);
  if (typeof value === 'boolean') return style.notation.words[`${value}`];
  if (value === null) return style.notation.words.null;
  if (typeof value === 'number') return String(value);
  const [open, close] = isJsonList(value) ? ['[', ']'] : ['{', '}'];
  const print = (inner: typeof lines): readonly string[] =>
    (isJsonList(value) ? value.map((item) => printLiteral(item, style, inner)) : isJsonObject(value) ? Object.entries(value).map(([key, each]) => `${printKey(key, style)}: ${printLiteral(each, style, inner)}`) : []);
  const flat = print(undefined);
  const pad = open === '{' && style.notation.bareKeys && flat.length > 0 ? ' ' : '';
  const short = `${open}${pad}${flat.join(', ')}${pad}${close}`;
  if (lines === undefined || short.length <= longestLine) return short;
  const { unit, indent, eol } = lines;
  const inner = indent + unit;
  return `${open}${print({ unit, indent: inner, eol }).map((each) => `${eol}${inner}${each},`).join('')}${eol}${indent}${close}`;
}

export function printKey(name: string, { bareKeys, quote }: LiteralStyle): string {
  return bareKeys && /^[A-Za-z_]\w*$/.test(name) ? name : printText(name, quote);
}

/** Escapes that JavaScript and Python share with JSON. */
function printText(text: string, quote: '"' | "'"): string {
  const inner = JSON.stringify(text).slice(1, -1);
  return quote === '"' ? `"${inner}"` : `'${inner.replaceAll('\\"', '"').replaceAll("'", String.raw`\'`)}'`;
}

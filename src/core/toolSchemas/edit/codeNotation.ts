import type { LanguageId } from '../../scan/types.ts';
import { isJsonList, isJsonObject, type JsonValue } from '../schemaValue.ts';

/** How a language writes literals, as far as an edit has to know. */
export type CodeNotation = {
  /** Keys that are no strings: `type: …`. */
  readonly bareKeys: boolean;
  readonly words: { readonly true: string; readonly false: string; readonly null: string };
  /** Comments to the end of the line start so. */
  readonly lineComment: string;
  readonly blockComments: boolean;
  /** Keys may stand before an arrow, and texts may hold code: Ruby's. */
  readonly hashes?: true;
};

export const codeNotations = {
  ecmaScript: { bareKeys: true, words: { true: 'true', false: 'false', null: 'null' }, lineComment: '//', blockComments: true },
  python: { bareKeys: false, words: { true: 'True', false: 'False', null: 'None' }, lineComment: '#', blockComments: false },
  ruby: { bareKeys: true, words: { true: 'true', false: 'false', null: 'nil' }, lineComment: '#', blockComments: false, hashes: true },
} as const satisfies Readonly<Record<string, CodeNotation>>;

const notations: Readonly<Partial<Record<LanguageId, CodeNotation>>> = {
  typescript: codeNotations.ecmaScript, tsx: codeNotations.ecmaScript, javascript: codeNotations.ecmaScript, python: codeNotations.python, ruby: codeNotations.ruby,
};

/** How schemas of a language are edited; undefined where that is not done. */
export function codeNotationOf(language: LanguageId): CodeNotation | undefined {
  return notations[language];
}

/** What is written looks like what stands beside it. */
export type LiteralStyle = {
  readonly notation: CodeNotation;
  readonly quote: '"' | "'";
  readonly bareKeys: boolean;
  /** `"key" => value` or `:key => value`. */
  readonly arrow?: 'text' | 'symbol';
};

const longestLine = 90;

/** A value as a literal; in several lines where it is long and `unit` (one step of indentation) is given. `indent` is that of its line. */
export function printLiteral(value: JsonValue, style: LiteralStyle, lines?: { readonly unit: string; readonly indent: string; readonly eol: string }): string {
  if (typeof value === 'string') return printText(value, style);
  if (typeof value === 'boolean') return style.notation.words[`${value}`];
  if (value === null) return style.notation.words.null;
  if (typeof value === 'number') return String(value);
  const [open, close] = isJsonList(value) ? ['[', ']'] : ['{', '}'];
  const print = (inner: typeof lines): readonly string[] =>
    (isJsonList(value) ? value.map((item) => printLiteral(item, style, inner)) : isJsonObject(value) ? Object.entries(value).map(([key, each]) => printMember(key, printLiteral(each, style, inner), style)) : []);
  const flat = print(undefined);
  const pad = open === '{' && style.notation.bareKeys && flat.length > 0 ? ' ' : '';
  const short = `${open}${pad}${flat.join(', ')}${pad}${close}`;
  if (lines === undefined || short.length <= longestLine) return short;
  const { unit, indent, eol } = lines;
  const inner = indent + unit;
  return `${open}${print({ unit, indent: inner, eol }).map((each) => `${eol}${inner}${each},`).join('')}${eol}${indent}${close}`;
}

/** A key with its value, which is printed already. */
export function printMember(name: string, value: string, style: LiteralStyle): string {
  return `${printKey(name, style)}${style.arrow === undefined ? ':' : ' =>'} ${value}`;
}

export function printKey(name: string, style: LiteralStyle): string {
  const isWord = /^[A-Za-z_]\w*$/.test(name);
  if (style.arrow === 'symbol') return `:${isWord ? name : printText(name, style)}`;
  return style.bareKeys && style.arrow === undefined && isWord ? name : printText(name, style);
}

/** Escapes that JavaScript, Python and Ruby share with JSON. */
function printText(text: string, { quote, notation }: LiteralStyle): string {
  const inner = JSON.stringify(text).slice(1, -1);
  if (notation.hashes === true) {
    // Between single quotes Ruby escapes nothing, between double quotes there may be code.
    const isPlain = quote === "'" && inner === text && !text.includes("'");
    return isPlain ? `'${text}'` : `"${inner.replaceAll(/#(?=[{$@])/g, String.raw`\#`)}"`;
  }
  return quote === '"' ? `"${inner}"` : `'${inner.replaceAll('\\"', '"').replaceAll("'", String.raw`\'`)}'`;
}

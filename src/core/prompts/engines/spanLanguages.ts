import type { TemplateEngine } from './engine.ts';
import { createSpanEngine, type Span } from './spans.ts';

const whole = (name: string): readonly string[] => [name];

/** GitHub Models: each `{{key}}`, no blanks inside, is replaced as it stands; there is no escape. */
export const keysEngine: TemplateEngine = createSpanEngine((template) => {
  const spans: Span[] = [];
  for (let start = template.indexOf('{{'); start !== -1; start = template.indexOf('{{', start + 2)) {
    const end = template.indexOf('}}', start);
    if (end < 0) break;
    const name = template.slice(start + 2, end);
    if (isKey(name)) spans.push({ start, end: end + 2, name, at: start + 2 });
  }
  return spans;
}, '{{', whole);

/** Python's `{name}` in f-strings and `str.format`, also C#'s: `{{` stands for a brace. */
export const pythonFormatEngine: TemplateEngine = createSpanEngine((template) => {
  const spans: Span[] = [];
  for (let at = 0; at < template.length; at++) {
    const char = template[at];
    if ((char === '{' || char === '}') && template[at + 1] === char) {
      spans.push({ start: at, end: at + 2, text: char });
      at++;
    } else if (char === '{') {
      const end = closing(template, at + 1);
      if (end === undefined) break;
      const { name, start } = expression(template, at + 1, end);
      const field = withoutFormat(name);
      if (field !== '') spans.push({ start: at, end: end + 1, name: field, at: start });
      at = end;
    }
  }
  return spans;
}, '{', dotted);

/** `${name}` of JavaScript, Kotlin, Dart, shells and others, `#{name}` of Ruby, `\(name)` of Swift. */
export const dollarBracesEngine: TemplateEngine = bracketed('${', '}');
export const hashBracesEngine: TemplateEngine = bracketed('#{', '}');
export const swiftParenthesesEngine: TemplateEngine = bracketed('\\(', ')');

/** Nothing is filled in. */
export const plainEngine: TemplateEngine = createSpanEngine(() => [], '\u0000', whole);

function bracketed(open: string, close: '}' | ')'): TemplateEngine {
  return createSpanEngine((template) => {
    const spans: Span[] = [];
    let from = 0;
    for (let start = template.indexOf(open); start !== -1; start = template.indexOf(open, from)) {
      const end = closing(template, start + open.length, close);
      if (end === undefined) break;
      const { name, start: at } = expression(template, start + open.length, end);
      if (name !== '') spans.push({ start, end: end + 1, name, at });
      from = end + 1;
    }
    return spans;
  }, open, dotted);
}

/** Where the bracket is closed that was opened before `from`; those in quotes count like others, as they nearly always pair. */
function closing(template: string, from: number, close: '}' | ')' = '}'): number | undefined {
  const open = close === '}' ? '{' : '(';
  let depth = 1;
  for (let at = from; at < template.length; at++) {
    if (template[at] === open) depth++;
    else if (template[at] === close && --depth === 0) return at;
  }
  return undefined;
}

function expression(template: string, from: number, end: number): { readonly name: string; readonly start: number } {
  const raw = template.slice(from, end);
  return { name: raw.trim(), start: from + raw.length - raw.trimStart().length };
}

/** `price!r`, `price:.2f`, `name=`: the field alone, where it is a name. */
function withoutFormat(field: string): string {
  return /^[\p{L}_][\p{L}\p{N}_.]*(?=\s*(?:=?$|=?[!:]))/u.exec(field)?.[0] ?? field;
}

/** A path of names is followed into the value; any other expression is one input, named as it is written. */
function dotted(name: string): readonly string[] {
  return /^[\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}_$][\p{L}\p{N}_$]*)+$/u.test(name) ? name.split('.') : [name];
}

function isKey(name: string): boolean {
  // blocks and comments of other languages are text here
  return name !== '' && !/^[#/^>!&]|[\s{}]/.test(name);
}

/** Signs that stand in no text: Unicode keeps them for inside of programs. A template put together from code has its names between them. */
export const [holeStart, holeEnd] = ['\uFDD0', '\uFDD1'];

/** Texts out of code: an expression is an input named as it is written, and no text can look like one. */
export const codeEngine: TemplateEngine = createSpanEngine((template) => {
  const spans: Span[] = [];
  for (let start = template.indexOf(holeStart); start !== -1; start = template.indexOf(holeStart, start + 1)) {
    const end = template.indexOf(holeEnd, start);
    if (end < 0) break;
    spans.push({ start, end: end + 1, name: template.slice(start + 1, end), at: start + 1 });
  }
  return spans;
}, holeStart, whole);

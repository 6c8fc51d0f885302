import { parse } from '@huggingface/jinja';
import type { TextRange } from '../../../text/range.ts';
import { excessOf } from '../limits.ts';
import type { TemplateProblem } from '../engine.ts';
import { placedTokens, type PlacedToken, type Token } from './placedTokens.ts';

/** A node of the library's tree, which has classes of its own that it does not export. */
export type JinjaNode = { readonly type: string } & Readonly<Record<string, unknown>>;
export type ParsedJinja = { readonly program: JinjaNode; readonly problem?: undefined } | { readonly program?: undefined; readonly problem: TemplateProblem };

/** Words that the parser looks at; every other one is a name. */
const reserved = new Set([
  'set', 'endset', 'if', 'elif', 'else', 'endif', 'for', 'endfor', 'in', 'is', 'not', 'and', 'or', 'macro', 'endmacro', 'call', 'endcall',
  'filter', 'endfilter', 'break', 'continue', 'recursive', 'true', 'false', 'none', 'True', 'False', 'None',
]);

/** Two white spaces more in a row than anybody writes: the library's tokenizer is quadratic in them. */
const longestBlank = 2_000;
const separator = '@';

/** Reads a template. In the tree, names carry their place: see {@link nameOf}. */
export function parseJinja(template: string): ParsedJinja {
  const excess = excessOf(template, ['{{', '{%']) ?? tooBlank(template);
  if (excess !== undefined) return { problem: excess };
  let tokens: readonly PlacedToken[] = [];
  let furthest = 0;
  try {
    tokens = placedTokens(template);
    const seen = new Proxy(tokens.map(withPlace), {
      get: (all, key, receiver) => {
        if (typeof key === 'string' && /^\d+$/.test(key)) furthest = Math.max(furthest, Number(key));
        return Reflect.get(all, key, receiver);
      },
    });
    return { program: parse(seen) as unknown as JinjaNode };
  } catch (error) {
    const at = tokens[Math.min(furthest, tokens.length - 1)]?.range ?? { start: 0, end: Math.min(2, template.length) };
    return { problem: { message: syntaxMessage(error, furthest >= tokens.length), range: at } };
  }
}

/** The name and the place behind an identifier of the tree. */
export function nameOf(value: string): { readonly name: string; readonly range: TextRange } {
  const [name = '', start = '0'] = value.split(separator);
  return { name, range: { start: Number(start), end: Number(start) + name.length } };
}

function withPlace({ token, range }: PlacedToken): Token {
  return token.type === 'Identifier' && !reserved.has(token.value) ? { ...token, value: `${token.value}${separator}${range.start}` } : token;
}

function tooBlank(template: string): TemplateProblem | undefined {
  let run = 0;
  for (let i = 0; i < template.length; i++) {
    run = template.charCodeAt(i) <= 32 ? run + 1 : 0;
    if (run > longestBlank) return { message: `More than ${longestBlank.toLocaleString('en-US')} blanks in a row are not read.`, range: { start: i, end: i + 1 } };
  }
  return undefined;
}

function syntaxMessage(error: unknown, atEnd: boolean): string {
  const said = (error instanceof Error ? error.message : String(error)).replaceAll(/@\d+/g, '');
  const statement = /^Unknown statement type: (.*)$/.exec(said)?.[1];
  if (statement !== undefined) return `{% ${statement} %} cannot be used in a prompt here: it needs other files, or is not known.`;
  if (atEnd || said.includes('undefined')) return 'The template ends before a block or a pair of braces is closed.';
  return `Jinja cannot read the template here: ${said}.`;
}

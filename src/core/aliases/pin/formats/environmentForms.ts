import type { Node } from 'web-tree-sitter';
import type { LanguageId } from '../../../scan/types.ts';
import type { TextEdit, TextRange } from '../../../text/range.ts';
import { yamlPlace } from './yamlPlace.ts';

/** What a format's reader makes of an environment variable, as written there. `who` names the reader for a person. */
export type EnvironmentForm = { readonly who: string; readonly edit: TextEdit };

type FormRequest = { readonly path: string; readonly text: string; readonly range: TextRange; readonly variable: string; readonly fallback: string };

/**
 * The id as a variable with the id as its default, where the format has that: Compose's `${M:-id}` (in `compose.yaml` and its other
 * names), the `vars` of GitHub Actions, Spring's `${M:id}`. Undefined elsewhere, and for a default that a variable has already.
 */
export function environmentForm(language: LanguageId, request: FormRequest): EnvironmentForm | undefined {
  const { path, text, range, variable, fallback } = request;
  if (isDefaultAlready(text, range.start)) return undefined;
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (language === 'ini') {
    return /^application(?:-[\w-]+)?\.properties$/.test(name) && isWholeValue(text, range) ? { who: 'Spring', edit: { range, newText: `\${${variable}:${fallback}}` } } : undefined;
  }
  if (language !== 'yaml') return undefined;
  const place = yamlPlace(text, range);
  if (place === undefined || place.style === 'block' || (place.inFlow && place.style === 'plain')) return undefined;
  const isWhole = place.content.start === range.start && place.content.end === range.end;
  if (/^(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/.test(name)) {
    const isEntry = place.content.end === range.end && /^[\w.-]+=$/.test(text.slice(place.content.start, range.start));
    return isWhole || isEntry ? { who: 'Docker Compose', edit: { range, newText: `\${${variable}:-${fallback}}` } } : undefined;
  }
  if (/(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/.test(path)) {
    // Triggers and their inputs are read before any variable is.
    if (!isWhole || place.keys[0] === 'on' || place.keys[0] === 'true' || !place.keys.some((key) => key === 'env' || key === 'with')) return undefined;
    const quote = text[range.start - 1] === "'" && place.style === 'quoted' ? "''" : "'";
    return { who: 'GitHub Actions', edit: { range, newText: `\${{ vars.${variable} || ${quote}${fallback}${quote} }}` } };
  }
  if (/^(?:application|bootstrap)(?:-[\w-]+)?\.ya?ml$/.test(name) && isWhole) return { who: 'Spring', edit: { range, newText: `\${${variable}:${fallback}}` } };
  return undefined;
}

/** A word of a shell script: `${M:-id}`, in double quotes where single ones would keep the shell from reading it. */
export function shellForm(root: Node, { text, range, variable, fallback }: FormRequest): EnvironmentForm | undefined {
  if (isDefaultAlready(text, range.start)) return undefined;
  const node = root.descendantForIndex(range.start, range.end - 1);
  const literal = node?.type === 'string_content' ? node.parent : node;
  const value = `\${${variable}:-${fallback}}`;
  switch (literal?.type) {
    case 'string': case 'raw_string':
      if (literal.startIndex + 1 !== range.start || literal.endIndex - 1 !== range.end) return undefined;
      return { who: 'The shell', edit: { range: { start: literal.startIndex, end: literal.endIndex }, newText: `"${value}"` } };
    case 'word':
      if (literal.startIndex !== range.start || literal.endIndex !== range.end || literal.parent?.type === 'concatenation' || literal.parent?.type === 'case_item') return undefined;
      return { who: 'The shell', edit: { range, newText: literal.parent?.type === 'variable_assignment' ? value : `"${value}"` } };
    default: return undefined;
  }
}

/** `${M:-` or `${M:` stands before it: the environment is read already. */
function isDefaultAlready(text: string, start: number): boolean {
  return /\$\{[\w.-]+(?::[-=?]?|[-=])$/.test(text.slice(Math.max(0, start - 120), start)) || /\|\|\s*'+$/.test(text.slice(Math.max(0, start - 20), start));
}

function isWholeValue(text: string, { start, end }: TextRange): boolean {
  return /[=:][ \t]*$/.test(text.slice(0, start).slice(-80)) && /^[ \t]*(?:\r?\n|$)/.test(text.slice(end, end + 80));
}

import type { Node } from 'web-tree-sitter';
import type { CodeMember, Expression } from './codeLanguage.ts';

/** A key that a type or a call implies, with the place of what implies it. */
export function implied(name: string, value: string | boolean, at: Node): CodeMember {
  const range = { start: at.startIndex, end: at.endIndex };
  return { key: { name, range }, value: { made: { kind: 'scalar', value }, range } };
}

/** A key under another name than it is written. */
export function member(name: string, key: Node, value: Expression): CodeMember {
  return { key: { name, range: { start: key.startIndex, end: key.endIndex } }, value };
}

/** `InputSchema` → `inputSchema`: how a field is called in the request. */
export function camelCase(name: string): string {
  return name.replace(/^[A-Z]+(?=[A-Z][a-z]|$)|^[A-Z]/, (head) => head.toLowerCase());
}

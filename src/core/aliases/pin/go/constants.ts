import type { Node } from 'web-tree-sitter';
import type { TextEdit } from '../../../text/range.ts';
import { ancestors, lineEnd } from '../pinLiterals.ts';
import { eolOf } from '../style.ts';
import type { LiteralPin } from '../types.ts';
import { namedTypeAt } from './namedTypes.ts';

export type Freed = { readonly edits: readonly TextEdit[]; readonly note?: string } | { readonly reason: string };

/** Makes the constant whose value a literal is a variable, where nothing in the file needs it to be constant. */
export function freeConstant(spec: Node, root: Node, request: LiteralPin): Freed {
  const declaration = spec.parent;
  const names = spec.childrenForFieldName('name').filter(({ type }) => type === 'identifier');
  const [name] = names;
  if (declaration === null || name === undefined || names.length > 1) return { reason: 'Several constants are declared at once. Declare this one alone first.' };
  if (isUsedByConstant(root, name)) return { reason: `The constant ${name.text} is a part of another one, which a call cannot be.` };
  const asked = spec.childForFieldName('type') === null ? typeAskedOf(root, name) : undefined;
  if (asked !== undefined) return { reason: `${name.text} takes on the type ${asked} where it is used; declare it with that type first.` };
  const specs = declaration.namedChildren.filter(({ type }) => type === 'const_spec');
  const keyword = declaration.children[0];
  const note = /^[A-Z]/.test(name.text) ? { note: `${name.text} is a variable now; code elsewhere that makes a constant of it no longer compiles.` } : {};
  if (keyword !== undefined && specs.every((each) => isPinned(each, request))) {
    return { edits: [{ range: { start: keyword.startIndex, end: keyword.endIndex }, newText: 'var' }], ...note };
  }
  if (spec.childForFieldName('type') !== null && /^[A-Z]/.test(name.text)) return { reason: `${name.text} is one of the values of its type, which are constants.` };
  if (specs.some((each) => each.childForFieldName('value') === null || /\biota\b/.test(each.childForFieldName('value')?.text ?? ''))) {
    return { reason: `${name.text} is one of several constants that count on each other. Declare it alone first.` };
  }
  return { edits: moveOut(spec, declaration, request), ...note };
}

/** The whole group becomes variables when each of its values is replaced. */
function isPinned(spec: Node, { references }: LiteralPin): boolean {
  const value = spec.childForFieldName('value');
  return value !== null && value.namedChildCount === 1 && references.some(({ range, role }) => role === 'usage' && range.start === value.startIndex + 1 && range.end === value.endIndex - 1);
}

/**
 * Splits the group around one of its constants: `const (…)`, `var x = …`, `const (…)`. The value itself stays in its place, so that
 * it can be replaced like any other.
 */
function moveOut(spec: Node, declaration: Node, request: LiteralPin): readonly TextEdit[] {
  const { text } = request;
  const eol = eolOf(text);
  const indent = /[^\n]*$/.exec(text.slice(0, declaration.startIndex))?.[0] ?? '';
  const siblings = declaration.namedChildren.filter(({ type }) => type === 'const_spec');
  const at = siblings.findIndex(({ id }) => id === spec.id);
  const comments = leadingComments(spec);
  const start = text.lastIndexOf('\n', (comments[0] ?? spec).startIndex - 1) + 1;
  const end = lineEnd(text, spec.endIndex);
  const close = declaration.lastChild;
  const edits: TextEdit[] = [...unaligned(spec, text)];
  const [previous, following] = [siblings[at - 1], siblings[at + 1]];
  // Its neighbour leaves the group as well.
  const before = previous === undefined || isPinned(previous, request) ? (previous === undefined ? '' : indent) : `${indent})${eol}${eol}${indent}`;
  const lead = (comments[0] ?? spec).startIndex;
  const head = previous === undefined ? declaration.startIndex : start;
  // Comments keep their text; only their place in the margin changes.
  if (comments.length === 0) edits.push({ range: { start: head, end: lead }, newText: `${before}var ` });
  else {
    edits.push({ range: { start: head, end: lead }, newText: before });
    for (const [index, comment] of comments.entries()) {
      const next = comments[index + 1] ?? spec;
      edits.push({ range: { start: comment.text.startsWith('//') ? lineEnd(text, comment.startIndex) : comment.endIndex, end: next.startIndex }, newText: `${eol}${indent}${next.id === spec.id ? 'var ' : ''}` });
    }
  }
  if (following !== undefined) {
    const next = text.slice(end).search(/[^\r\n]/) + end;
    edits.push({ range: { start: end, end: next }, newText: isPinned(following, request) ? `${eol}${eol}` : `${eol}${eol}${indent}const (${eol}` });
  } else if (close !== null) {
    edits.push({ range: { start: end, end: close.endIndex }, newText: '' });
  }
  return edits;
}

/** gofmt lines up the types and signs of a group; a declaration of its own has one blank. */
function unaligned(spec: Node, text: string): readonly TextEdit[] {
  const parts = [spec.childForFieldName('name'), spec.childForFieldName('type'), spec.children.find(({ type }) => type === '=') ?? null].filter((part) => part !== null);
  return parts.slice(1).flatMap((part, index) => {
    const before = parts[index]?.endIndex ?? part.startIndex;
    return text.slice(before, part.startIndex) === ' ' ? [] : [{ range: { start: before, end: part.startIndex }, newText: ' ' }];
  });
}

function leadingComments(spec: Node): readonly Node[] {
  const comments: Node[] = [];
  let below = spec;
  for (let node = spec.previousNamedSibling; node?.type === 'comment' && node.endPosition.row === below.startPosition.row - 1; node = node.previousNamedSibling) {
    // A comment at the end of another constant's line is that one's.
    if (node.previousNamedSibling?.endPosition.row === node.startPosition.row) break;
    comments.unshift(node);
    below = node;
  }
  return comments;
}

/** An untyped constant becomes whatever string type is asked for; a variable does not. */
function typeAskedOf(root: Node, name: Node): string | undefined {
  return root.descendantsOfType('identifier').filter((use) => use.text === name.text && use.id !== name.id).map((use) => namedTypeAt(use, root)).find((type) => type !== undefined);
}

function isUsedByConstant(root: Node, name: Node): boolean {
  return root.descendantsOfType('identifier').some((use) => {
    if (use.text !== name.text || use.id === name.id) return false;
    for (const node of ancestors(use)) {
      if (node.type === 'const_spec') return node.childrenForFieldName('name').every(({ id }) => id !== use.id);
      if (node.type === 'array_type') return true;
    }
    return false;
  });
}

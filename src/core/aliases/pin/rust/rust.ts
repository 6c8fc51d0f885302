import type { Node } from 'web-tree-sitter';
import type { TextEdit, TextRange } from '../../../text/range.ts';
import type { AccessorLanguage, AccessorPlace } from '../../accessors/accessor.ts';
import { baseName } from '../../../text/paths.ts';
import { ancestors, lineEnd, namesIn, pinLiterals, refused, type BroughtIn, type Dialect, type Place } from '../pinLiterals.ts';
import { eolOf, plainStyle } from '../style.ts';
import type { LiteralPin, PinLanguage } from '../types.ts';
import { rustProject } from './project.ts';

const strings = new Set(['string_literal', 'raw_string_literal']);
const dialect: Dialect = { strings, placeOf, bringIn };
const nameFields = { const_item: 'name', static_item: 'name', let_declaration: 'pattern', field_initializer: 'field', function_item: 'name', struct_item: 'name', impl_item: 'type' };
/** Macros that take expressions; the first text of those that format is a literal by rule. */
const plainMacros = /^(?:vec|json|dbg|assert|assert_eq|assert_ne|debug_assert_eq|hashmap|serde_json::json|Some|Ok|Err)$/;
const formatMacros = /^(?:std::)?(?:format|print|println|eprint|eprintln|panic|write|writeln|bail|anyhow|ensure|info|debug|warn|error|trace|(?:tracing|log|anyhow)::\w+)$/;

export function rustPin(accessor: AccessorLanguage): PinLanguage {
  return {
    accessor,
    grammarFor: () => 'rust',
    factsOf: () => ({ namespace: '', imports: [] }),
    project: rustProject,
    pin: (root, request) => pinLiterals(dialect, root, request),
    styleOf: (root, text) => ({ ...plainStyle(root, text, strings), quote: '"' }),
    namesAround: (root, range) => namesIn(root, range, nameFields),
    join: declare,
  };
}

function placeOf(literal: Node): Place {
  if (/^(?:b|br|c|cr)["#]/.test(literal.text)) return refused('Bytes cannot come from an accessor, which gives a string.');
  for (const node of ancestors(literal)) {
    if (node.type === 'attribute_item' || node.type === 'inner_attribute_item') return refused('An attribute only takes constants.');
    if (node.type === 'const_item' || node.type === 'static_item') return refused(`A ${node.type === 'const_item' ? 'const' : 'static'} must be known to the compiler. Make it a function first.`);
    if (node.type.endsWith('pattern')) return refused('A pattern must be a constant.');
    if (node.type === 'macro_definition') return refused('The id is a part of a macro’s definition.');
    // In a macro's text, another macro is no node of its own.
    if (node.type === 'token_tree' && node.previousSibling?.type === '!') {
      const reason = inMacro(literal, node, node.previousSibling.previousSibling?.text ?? '');
      if (reason !== undefined) return refused(reason);
    } else if (node.type === 'macro_invocation') {
      const tree = node.namedChildren.find(({ type }) => type === 'token_tree');
      const reason = tree === undefined ? undefined : inMacro(literal, tree, node.childForFieldName('macro')?.text ?? '');
      if (reason !== undefined) return refused(reason);
    }
    if (node.type === 'function_item') {
      if (node.namedChildren.some(({ type, text }) => type === 'function_modifiers' && /\bconst\b/.test(text))) return refused('A const function cannot read a file.');
      break;
    }
  }
  return { kind: 'call', literal };
}

function inMacro(literal: Node, tree: Node, name: string): string | undefined {
  if (plainMacros.test(name)) return undefined;
  if (!formatMacros.test(name)) return `The macro ${name}! may need a literal.`;
  const isNested = literal.parent?.id !== tree.id;
  const texts = tree.namedChildren.filter(({ type }) => strings.has(type));
  return isNested || texts[0]?.id !== literal.id ? undefined : `The text of ${name}! must be a literal.`;
}

/** The whole path: `model` alone would be hidden by any variable of that name. */
function bringIn(root: Node, _: readonly TextRange[], { text, path, accessor, project: { entry } }: LiteralPin): BroughtIn {
  return { callee: `crate::${baseName(accessor.path)}::model`, edits: entry?.path === path ? declare(root, text, accessor) : [] };
}

/** `mod model_aliases;` among the others, else before the first item. */
function declare(root: Node, text: string, { path }: AccessorPlace): readonly TextEdit[] {
  const name = baseName(path);
  const eol = eolOf(text);
  const modules = root.namedChildren.filter(({ type }) => type === 'mod_item');
  const nameOf = (node: Node): string => node.childForFieldName('name')?.text ?? '';
  if (modules.some((node) => nameOf(node) === name)) return [];
  const insert = (at: number, newText: string): readonly TextEdit[] => [{ range: { start: at, end: at }, newText }];
  const files = modules.filter((node) => node.childForFieldName('body') === null);
  const isSorted = files.every((node, index) => index === 0 || nameOf(files[index - 1] ?? node) <= nameOf(node));
  const next = isSorted ? files.find((node) => nameOf(node) > name) : undefined;
  if (next !== undefined) return insert(startWithAttributes(next), `mod ${name};${eol}`);
  const last = files.at(-1) ?? root.namedChildren.findLast(({ type }) => type === 'use_declaration' || type === 'extern_crate_declaration');
  if (last !== undefined) return insert(lineEnd(text, last.endIndex), `${last.type === 'mod_item' ? '' : eol}${eol}mod ${name};`);
  const head = root.namedChildren.findLast(({ type, text: own }, index) => type === 'inner_attribute_item' || (type === 'line_comment' && own.startsWith('//!') && index < 200));
  if (head !== undefined) return insert(head.text.endsWith('\n') ? head.endIndex : lineEnd(text, head.endIndex), head.text.endsWith('\n') ? `${eol}mod ${name};${eol}` : `${eol}${eol}mod ${name};`);
  return insert(root.startIndex, `mod ${name};${eol}${eol}`);
}

/** `#[cfg(test)]` and comments above a module belong to it. */
function startWithAttributes(node: Node): number {
  let start = node.startIndex;
  for (let before = node.previousNamedSibling; before !== null && (before.type === 'attribute_item' || (before.type === 'line_comment' && !before.text.startsWith('//!'))) && before.endPosition.row >= node.startPosition.row - 3; before = before.previousNamedSibling) start = before.startIndex;
  return start;
}

import type { Node } from 'web-tree-sitter';
import { textOf } from '../../../scan/syntax/language.ts';
import { partsOf } from '../parts.ts';

/** A call of a function, or of an object's method, that has one of some names. */
export type NamedCall = { readonly name: string; readonly node: Node; readonly args: readonly Node[] };

/** The calls of functions by their last name, as written. Only where the text has a name is the tree asked. */
export function callsOf(names: readonly string[], root: Node, source: string): readonly NamedCall[] {
  const found = new Map<number, NamedCall>();
  const words = new Set(names);
  for (const match of source.matchAll(/[\w$]+/g)) {
    const [name] = match;
    if (!words.has(name)) continue;
    const word = root.descendantForIndex(match.index);
    const callee = word?.parent?.type === 'member_expression' || word?.parent?.type === 'attribute' ? word.parent : word;
    const node = callee?.parent;
    if (!callee || !node || (node.type !== 'call_expression' && node.type !== 'call') || node.childForFieldName('function')?.id !== callee.id || !endsIn(callee, name, source)) continue;
    const list = node.childForFieldName('arguments');
    found.set(node.id, { name, node, args: list === null ? [] : partsOf(list) });
  }
  return [...found.values()];
}

function endsIn(callee: Node, name: string, source: string): boolean {
  const last = callee.childForFieldName('property') ?? callee.childForFieldName('attribute') ?? callee;
  return textOf(last, source) === name;
}

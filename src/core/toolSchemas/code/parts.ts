import type { Node } from 'web-tree-sitter';

/** More keys than this in one literal are no schema, but a table. */
const most = 5000;

/** The parts of an expression, comments left out. */
export function partsOf(node: Node): readonly Node[] {
  const found: Node[] = [];
  for (const child of node.namedChildren) {
    if (child !== null && !child.type.includes('comment')) found.push(child);
    if (found.length >= most) break;
  }
  return found;
}

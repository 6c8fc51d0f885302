import type { Node } from 'web-tree-sitter';
import { textOf } from '../../../scan/syntax/language.ts';
import type { SchemaNode } from '../../schemaNode.ts';
import { listAt, scalarAt, unseenAt } from '../library/schemaTree.ts';
import { partsOf } from '../parts.ts';
import type { ExpressionReader } from '../readExpression.ts';

/** The values of the file's only TypeScript enum of a name; undefined where there is none. */
export function nativeEnum(name: string, root: Node, source: string, values: ExpressionReader): SchemaNode | undefined {
  const [only, ...others] = root.descendantsOfType('enum_declaration').filter((each) => textOf(each.childForFieldName('name'), source) === name);
  const body = only?.childForFieldName('body');
  if (!body || others.length > 0) return undefined;
  let next: number | undefined = 0;
  const items = partsOf(body).map((member) => {
    const value = member.type === 'enum_assignment' ? member.childForFieldName('value') : null;
    const range = { start: member.startIndex, end: member.endIndex };
    const node: SchemaNode = value !== null ? values.read(value) : next === undefined ? unseenAt(range) : scalarAt(range, next);
    next = node.kind === 'scalar' && typeof node.value === 'number' ? node.value + 1 : undefined;
    return node;
  });
  return listAt({ start: body.startIndex, end: body.endIndex }, items);
}

import type { Node } from 'web-tree-sitter';
import { textOf } from '../../../scan/syntax/language.ts';
import type { SchemaNode } from '../../schemaNode.ts';
import { keyword, listAt, objectAt, typeOfValues } from '../library/schemaTree.ts';
import { rangeOf } from '../readExpression.ts';
import type { PythonClass } from './pythonClasses.ts';

/** The schema of an enum whose values are all written; undefined for others. */
export function enumSchema(type: PythonClass, read: (node: Node) => SchemaNode, source: string): SchemaNode | undefined {
  const at = rangeOf(type.nameNode);
  const items = type.body.flatMap((statement): readonly SchemaNode[] => {
    const assignment = statement.type === 'expression_statement' ? statement.namedChild(0) : null;
    if (assignment?.type !== 'assignment' || assignment.childForFieldName('type') !== null) return [];
    const value = assignment.childForFieldName('right');
    return textOf(assignment.childForFieldName('left'), source).startsWith('_') || value === null ? [] : [read(value)];
  });
  if (items.length === 0 || items.some(({ kind }) => kind !== 'scalar') || type.body.some((each) => each.type === 'function_definition' && textOf(each.childForFieldName('name'), source).startsWith('_'))) return undefined;
  const kind = typeOfValues(items);
  return objectAt(rangeOf(type.node), [
    ...(type.docstring === undefined ? [] : [keyword('description', read(type.docstring), rangeOf(type.docstring))]),
    keyword('enum', listAt(at, items), at), ...(kind === undefined ? [] : [keyword('type', kind === 'number' ? 'integer' : kind, at)]),
  ]);
}

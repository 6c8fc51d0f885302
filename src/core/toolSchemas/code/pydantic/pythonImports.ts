import type { Node } from 'web-tree-sitter';
import { textOf } from '../../../scan/syntax/language.ts';
import { partsOf } from '../parts.ts';

/** What an expression names, with its module: `Optional` → `typing.Optional`; undefined for what is neither imported nor built in. */
export type Named = (node: Node) => string | undefined;

const builtIn: ReadonlySet<string> = new Set(['str', 'int', 'float', 'bool', 'bytes', 'list', 'dict', 'set', 'frozenset', 'tuple', 'object']);

/** Reads the imports of a file, wherever they stand. */
export function namedIn(root: Node, source: string): Named {
  const imported = new Map<string, string>();
  for (const statement of root.descendantsOfType(['import_from_statement', 'import_statement'])) {
    const module = statement.type === 'import_statement' ? '' : `${textOf(statement.childForFieldName('module_name'), source)}.`;
    for (const name of statement.childrenForFieldName('name')) {
      if (name === null) continue;
      const whole = textOf(name.type === 'aliased_import' ? name.childForFieldName('name') : name, source);
      const local = name.type === 'aliased_import' ? textOf(name.childForFieldName('alias'), source) : whole;
      imported.set(local, `${module}${whole}`);
    }
  }
  const named: Named = (node) => {
    const text = textOf(node, source);
    if (node.type === 'identifier') return imported.get(text) ?? (builtIn.has(text) ? text : undefined);
    const [first, ...rest] = text.split('.');
    const start = imported.get(first ?? '');
    return (node.type !== 'attribute' && node.type !== 'member_type') || start === undefined || !partsOf(node).every(({ type }) => type === 'identifier' || type === 'attribute' || type === 'type') ? undefined : [start, ...rest].join('.');
  };
  return (node) => named(node)?.replace(/^typing_extensions\./, 'typing.');
}

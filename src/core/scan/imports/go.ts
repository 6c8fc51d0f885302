import type { Node } from 'web-tree-sitter';
import type { Import } from '../syntax/language.ts';

/** A package goes by the last part of its path unless the import names it. */
export function goImport(root: Node, name: string): Import | undefined {
  for (const spec of root.descendantsOfType('import_spec')) {
    const module = spec.childForFieldName('path')?.text.slice(1, -1) ?? '';
    const local = spec.childForFieldName('name')?.text ?? module.slice(module.lastIndexOf('/') + 1);
    if (local === name) return { module };
    if (local === '.' && name === 'Model') return { module, name };
  }
  return undefined;
}

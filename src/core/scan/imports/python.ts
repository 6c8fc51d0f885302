import type { Node } from 'web-tree-sitter';
import type { Import } from '../syntax/language.ts';

/** `from app.models import model as m`, `from app import models`, `import app.models as m`, `import app.models`. */
export function pythonImport(root: Node, name: string): Import | undefined {
  for (const node of root.descendantsOfType(['import_from_statement', 'import_statement'])) {
    const from = node.type === 'import_from_statement' ? (node.childForFieldName('module_name')?.text ?? '') : undefined;
    for (const imported of node.childrenForFieldName('name')) {
      const written = imported.childForFieldName('name')?.text ?? imported.text;
      if ((imported.childForFieldName('alias')?.text ?? written) !== name) continue;
      if (from === undefined) return { module: written };
      // What is imported from a package may be a module of it or a function: only the accessor's function is called `model`.
      return written === 'model' ? { module: from, name: written } : { module: `${from.replace(/\.$/, '')}.${written}` };
    }
  }
  return undefined;
}

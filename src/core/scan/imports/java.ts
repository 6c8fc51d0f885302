import type { Node } from 'web-tree-sitter';
import type { Import } from '../syntax/language.ts';

/** `import com.acme.Models`, `import static com.acme.Models.model`, and both with a star. */
export function javaImport(root: Node, name: string): Import | undefined {
  for (const node of root.descendantsOfType('import_declaration')) {
    const path = node.namedChildren.find((child) => child.type === 'scoped_identifier' || child.type === 'identifier')?.text ?? '';
    const star = node.namedChildren.some((child) => child.type === 'asterisk');
    const isStatic = /^import\s+static\b/.test(node.text);
    const last = path.slice(path.lastIndexOf('.') + 1);
    if (star && isStatic && name === 'model') return { module: path, name };
    if (star && !isStatic && /^[A-Z]/.test(name)) return { module: `${path}.${name}` };
    if (!star && last === name) return isStatic ? { module: path.slice(0, path.lastIndexOf('.')), name } : { module: path };
  }
  return undefined;
}

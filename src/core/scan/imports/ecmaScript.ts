import type { Node } from 'web-tree-sitter';
import type { Import } from '../syntax/language.ts';

/** `import { model as m } from "…"`, `import * as models`, a default import, and the same by `require` or `await import`. */
export function ecmaScriptImport(root: Node, name: string): Import | undefined {
  for (const node of root.descendantsOfType('import_statement')) {
    const clause = node.namedChildren.find((child) => child.type === 'import_clause');
    const source = node.childForFieldName('source');
    const bound = clause === undefined ? undefined : boundBy(clause, name);
    if (source !== null && bound !== undefined) return { module: source.text.slice(1, -1), ...bound };
  }
  for (const declarator of root.descendantsOfType('variable_declarator')) {
    const value = declarator.childForFieldName('value');
    const loaded = value === null ? undefined : loadedBy(value);
    const target = declarator.childForFieldName('name');
    if (loaded === undefined || target === null) continue;
    if (target.type === 'identifier' && target.text === name) return loaded;
    const exported = target.type === 'object_pattern' && loaded.name === undefined ? destructured(target, name) : undefined;
    if (exported !== undefined) return { module: loaded.module, name: exported };
  }
  return undefined;
}

function boundBy(clause: Node, name: string): { readonly name?: string } | undefined {
  for (const part of clause.namedChildren) {
    if (part.type === 'identifier' && part.text === name) return {};
    if (part.type === 'namespace_import' && part.namedChild(0)?.text === name) return {};
    if (part.type !== 'named_imports') continue;
    for (const specifier of part.namedChildren) {
      const exported = specifier.childForFieldName('name')?.text;
      if (exported !== undefined && (specifier.childForFieldName('alias')?.text ?? exported) === name) return { name: exported };
    }
  }
  return undefined;
}

/** `require("…")`, `await import("…")`, and one property of either. */
function loadedBy(value: Node): Import | undefined {
  if (value.type === 'await_expression' || value.type === 'parenthesized_expression') return value.namedChild(0) === null ? undefined : loadedBy(value.namedChild(0) ?? value);
  if (value.type === 'member_expression') {
    const object = value.childForFieldName('object');
    const whole = object === null ? undefined : loadedBy(object);
    const property = value.childForFieldName('property')?.text;
    return whole === undefined || whole.name !== undefined || property === undefined ? undefined : { module: whole.module, name: property };
  }
  if (value.type !== 'call_expression' || !['require', 'import'].includes(value.childForFieldName('function')?.text ?? '')) return undefined;
  const source = value.childForFieldName('arguments')?.namedChild(0);
  return source?.type === 'string' ? { module: source.text.slice(1, -1) } : undefined;
}

function destructured(pattern: Node, name: string): string | undefined {
  for (const entry of pattern.namedChildren) {
    if (entry.type === 'shorthand_property_identifier_pattern' && entry.text === name) return name;
    if (entry.type === 'pair_pattern' && entry.childForFieldName('value')?.text === name) return entry.childForFieldName('key')?.text;
  }
  return undefined;
}

import type { Node } from 'web-tree-sitter';
import type { TextRange } from '../../../text/range.ts';

const patterns = new Set(['object_pattern', 'array_pattern', 'pair_pattern', 'rest_pattern', 'assignment_pattern', 'object_assignment_pattern']);
const named = new Set([
  'function_declaration', 'generator_function_declaration', 'class_declaration', 'abstract_class_declaration', 'enum_declaration',
  'type_alias_declaration', 'interface_declaration', 'internal_module', 'module', 'function_signature',
]);
const parameters = new Set(['required_parameter', 'optional_parameter', 'formal_parameters', 'arrow_function', 'catch_clause']);
const imports = new Set(['import_specifier', 'import_clause', 'namespace_import', 'import_require_clause']);
const functionsAndFile = new Set([
  'function_declaration', 'generator_function_declaration', 'function_expression', 'generator_function', 'arrow_function', 'method_definition',
  'class_static_block', 'program', 'internal_module',
]);
const blocks = new Set([...functionsAndFile, 'statement_block', 'for_statement', 'for_in_statement', 'switch_body', 'catch_clause']);

/** Where each declaration of a name is visible, the name's own default value included. */
export function visibleIn(root: Node, name: string): readonly TextRange[] {
  return root.descendantsOfType(['identifier', 'type_identifier', 'shorthand_property_identifier_pattern'])
    .filter((node) => node.text === name)
    .flatMap((node) => scopeOf(node) ?? []);
}

/** True when `name` means something else than a module-level import at one of the places, or is declared at module level. */
export function isTaken(root: Node, name: string, places: readonly TextRange[]): boolean {
  return visibleIn(root, name).some((scope) => isWholeFile(scope, root) || places.some((place) => scope.start <= place.start && place.end <= scope.end));
}

export function isWholeFile(scope: TextRange, root: Node): boolean {
  return scope.start === root.startIndex && scope.end === root.endIndex;
}

/** The stretch a declaring identifier is visible in, or undefined when it only uses the name. */
function scopeOf(identifier: Node): TextRange | undefined {
  let node = identifier;
  let parent = node.parent;
  while (parent !== null && patterns.has(parent.type)) {
    // `{ key: name }` and `name = default` declare one side only.
    const declares = parent.childForFieldName('value') ?? parent.childForFieldName('left');
    if (declares !== null && declares.id !== node.id) return undefined;
    node = parent;
    parent = node.parent;
  }
  if (parent === null) return undefined;
  if (named.has(parent.type)) return parent.childForFieldName('name')?.id === node.id ? nearest(parent.parent, blocks) : undefined;
  if (parent.type === 'variable_declarator') {
    if (parent.childForFieldName('name')?.id !== node.id) return undefined;
    return nearest(parent.parent, parent.parent?.type === 'variable_declaration' ? functionsAndFile : blocks);
  }
  if (imports.has(parent.type)) return isLocalName(parent, node) ? nearest(parent, new Set(['program'])) : undefined;
  if (parent.type === 'for_in_statement') return parent.childForFieldName('left')?.id === node.id ? rangeOf(parent) : undefined;
  if (parameters.has(parent.type)) {
    if (parent.type === 'arrow_function' && parent.childForFieldName('parameter')?.id !== node.id) return undefined;
    if (parent.type.endsWith('_parameter') && parent.childForFieldName('pattern')?.id !== node.id) return undefined;
    if (parent.type === 'catch_clause' && parent.childForFieldName('parameter')?.id !== node.id) return undefined;
    return nearest(parent, blocks);
  }
  return undefined;
}

/** In `{ a as b }` only `b` is bound. */
function isLocalName(parent: Node, node: Node): boolean {
  return (parent.childForFieldName('alias') ?? node).id === node.id;
}

function nearest(from: Node | null, types: ReadonlySet<string>): TextRange | undefined {
  for (let node = from; node !== null; node = node.parent) if (types.has(node.type)) return rangeOf(node);
  return undefined;
}

function rangeOf(node: Node): TextRange {
  return { start: node.startIndex, end: node.endIndex };
}

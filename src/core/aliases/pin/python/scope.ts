import type { Node } from 'web-tree-sitter';
import type { TextRange } from '../../../text/range.ts';

const functions = new Set(['function_definition', 'lambda']);
const comprehensions = new Set(['list_comprehension', 'set_comprehension', 'dictionary_comprehension', 'generator_expression']);
const targets = new Set(['pattern_list', 'tuple_pattern', 'list_pattern', 'list_splat_pattern', 'dictionary_splat_pattern', 'tuple', 'list', 'as_pattern_target', 'parenthesized_expression']);
/** Where a field of a node binds the names in it. */
const binds: Readonly<Record<string, readonly string[]>> = {
  assignment: ['left'], augmented_assignment: ['left'], for_statement: ['left'], for_in_clause: ['left'], named_expression: ['name'],
  function_definition: ['name'], class_definition: ['name'], default_parameter: ['name'], typed_default_parameter: ['name'], as_pattern: ['alias'],
};

/** True when `name` means something else at one of the places, or is bound at module level but by `own` statements. */
export function isTaken(root: Node, name: string, places: readonly TextRange[], own: readonly Node[]): boolean {
  if (bindsIn(root, name, true, own)) return true;
  return places.some(({ start, end }) => {
    const at = root.descendantForIndex(start, end - 1);
    return at !== null && scopesOf(at).some((scope) => bindsIn(scope, name, false, own));
  });
}

/** Functions, comprehensions and, when nearest, the class whose names are seen from a place; the module is left out. */
function scopesOf(place: Node): readonly Node[] {
  const scopes: Node[] = [];
  for (let child = place, node = place.parent; node !== null; child = node, node = node.parent) {
    if (comprehensions.has(node.type)) scopes.push(node);
    const inBody = node.childForFieldName('body')?.id === child.id;
    if (functions.has(node.type) && inBody) scopes.push(node);
    // A class's names are not seen from its methods.
    if (node.type === 'class_definition' && inBody && !scopes.some((scope) => functions.has(scope.type))) scopes.push(node);
  }
  return scopes;
}

function bindsIn(scope: Node, name: string, isModule: boolean, own: readonly Node[]): boolean {
  const visit = (node: Node, nested: boolean): boolean => {
    if (own.some(({ id }) => id === node.id)) return false;
    if (node.type === 'global_statement') return isModule && node.namedChildren.some(({ text }) => text === name);
    if (!nested && bindsHere(node, name, scope)) return true;
    const inner = node.id !== scope.id && (functions.has(node.type) || node.type === 'class_definition' || comprehensions.has(node.type));
    // A nested function's own names are not this scope's, but it may declare a global.
    return node.namedChildren.some((child) => visit(child, nested || inner));
  };
  return visit(scope, false);
}

function bindsHere(node: Node, name: string, scope: Node): boolean {
  if (node.id === scope.id && node.type !== 'module') {
    const parameters = node.childForFieldName('parameters');
    return parameters?.namedChildren.some((parameter) => parameterName(parameter) === name) === true;
  }
  if (node.type === 'import_statement' || node.type === 'import_from_statement') {
    return node.childrenForFieldName('name').some((imported) => (imported.childForFieldName('alias')?.text ?? imported.text.split('.')[0]) === name);
  }
  if (node.type === 'case_pattern') return node.descendantsOfType('dotted_name').some(({ text }) => text === name);
  if (node.type === 'delete_statement') return node.descendantsOfType('identifier').some(({ text }) => text === name);
  const fields = Object.hasOwn(binds, node.type) ? binds[node.type] ?? [] : [];
  return fields.some((field) => node.childrenForFieldName(field).some((target) => bindsTarget(target, name)));
}

function parameterName(parameter: Node): string {
  if (parameter.type === 'identifier') return parameter.text;
  const named = parameter.childForFieldName('name') ?? parameter.firstNamedChild;
  return named === null ? '' : named.type === 'identifier' ? named.text : parameterName(named);
}

function bindsTarget(target: Node, name: string): boolean {
  if (target.type === 'identifier') return target.text === name;
  return targets.has(target.type) && target.namedChildren.some((part) => bindsTarget(part, name));
}

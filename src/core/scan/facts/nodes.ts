import type { Node } from 'web-tree-sitter';
import { children, textOf, unquoted } from '../syntax/language.ts';

/** What following a value needs of a node; grammars name the same things alike, so one table serves them all. */
export type NodeKind = 'member' | 'subscript' | 'arguments' | 'call' | 'through' | 'returns' | 'other';

const kinds: readonly (readonly [NodeKind, RegExp])[] = [
  ['member', /^(?:member_expression|attribute|selector_expression|field_access|field_expression|member_access_expression|navigation_expression)$/],
  ['subscript', /^(?:subscript|subscript_expression|index_expression|array_access|element_access_expression|element_reference)$/],
  ['arguments', /^(?:arguments|argument_list|value_arguments)$/],
  ['call', /^(?:call|call_expression|new_expression|method_invocation|object_creation_expression|invocation_expression|function_call_expression|member_call_expression|type_conversion_expression|scoped_call_expression|implicit_object_creation_expression)$/],
  ['through', /^(?:await|await_expression|parenthesized_expression|non_null_expression|as_expression|satisfies_expression|cast_expression|type_assertion_expression|unary_expression|reference_expression|expression_list|boolean_operator|conditional_expression|ternary_expression|generator_expression|list_comprehension|argument|value_argument|spread_element|list_splat|try_expression|postfix_expression|postfix_unary_expression|conditional_access_expression|elvis_expression|parenthesized_statements|call_suffix)$/],
  ['returns', /^return(?:_statement|_expression)?$/],
];

const functions = /^(?:function_declaration|function_definition|function_expression|generator_function_declaration|arrow_function|method_definition|method_declaration|constructor_declaration|func_literal|lambda|lambda_expression|lambda_literal|method|singleton_method|function_item|closure_expression|local_function_statement|anonymous_function)$/;

export function kindOf(node: Node): NodeKind {
  return kinds.find(([, types]) => types.test(node.type))?.[0] ?? 'other';
}

export function isFunction(node: Node): boolean {
  return functions.test(node.type);
}

const objectFields = ['object', 'receiver', 'operand', 'value', 'argument', 'expression', 'array', 'function', 'constructor', 'scope'];

/** True when `child` is what `parent` reads a member of, indexes or calls. */
export function isObjectOf(parent: Node, child: Node): boolean {
  const fields = objectFields.map((field) => parent.childForFieldName(field)).filter((node) => node !== null);
  return (fields.length > 0 ? fields : [parent.namedChild(0)]).some((node) => node?.id === child.id);
}

/** The name of the member that a node reads: `x.name`, `x["name"]`, Java's `x.name()`; '' for an index. */
export function memberName(node: Node, source: string): string {
  for (const field of ['property', 'attribute', 'field', 'method', 'name']) {
    const named = node.childForFieldName(field);
    if (named !== null) return textOf(named, source);
  }
  const index = node.childForFieldName('index') ?? node.childForFieldName('subscript');
  if (index !== null) return /string/.test(index.type) ? unquoted(index, source) : '';
  // Kotlin names no parts.
  return node.type === 'navigation_expression' ? textOf(node.namedChild(node.namedChildCount - 1), source).replace(/^[.?]+/, '') : '';
}

/** What a call calls, as written. */
export function calleeOf(call: Node, source: string): string {
  const callee = call.childForFieldName('function') ?? call.childForFieldName('constructor');
  if (callee !== null) return textOf(callee, source);
  const name = textOf(call.childForFieldName('name') ?? call.childForFieldName('method') ?? call.childForFieldName('type') ?? call.namedChild(0), source);
  const object = call.childForFieldName('object') ?? call.childForFieldName('receiver') ?? call.childForFieldName('scope');
  return object === null ? name : `${textOf(object, source)}.${name}`;
}

/** The names that a value is kept under where it stands: a variable's, a field's, a loop's; undefined when `parent` keeps nothing. */
export function namesGiven(child: Node, parent: Node): readonly Node[] | undefined {
  if (parent.type === 'as_pattern') {
    const alias = parent.childForFieldName('alias');
    return alias === null || alias.id === child.id ? undefined : identifiersIn(alias);
  }
  const [from, to] = parent.childForFieldName('right') === null ? ['value', ['name', 'pattern', 'declarator', 'left', 'property']] as const : ['right', ['left']] as const;
  // `new Request { Model = … }` keeps nothing under a name.
  if (parent.childForFieldName(from)?.id !== child.id || parent.parent?.type === 'initializer_expression' || /^(?:pair|keyword_argument|binary|boolean|comparison)/.test(parent.type)) return undefined;
  const target = to.map((field) => parent.childForFieldName(field)).find((node) => node !== null);
  return target === undefined || target === null ? undefined : identifiersIn(target);
}

const mostNames = 6;

/** The names in a target: one, those of a pattern, the last of `self.name`. */
export function identifiersIn(target: Node): readonly Node[] {
  if (kindOf(target) === 'member') {
    const last = ['property', 'attribute', 'field', 'name'].map((field) => target.childForFieldName(field)).find((node) => node !== null);
    return last === undefined || last === null ? [] : [last];
  }
  if (target.type === 'variable_name') return [target];
  if (target.namedChildCount === 0) return /identifier/.test(target.type) ? [target] : [];
  const found: Node[] = [];
  for (let i = 0; i < target.namedChildCount && found.length < mostNames; i++) {
    const child = target.namedChild(i);
    // The type or the default of a name is none.
    if (child !== null && !/type|annotation/.test(child.type)) found.push(...identifiersIn(child));
  }
  return found;
}

/** The function around a node; undefined at the top of the file. */
export function functionAround(node: Node): Node | undefined {
  for (let at = node.parent; at !== null; at = at.parent) if (isFunction(at)) return at;
  return undefined;
}

/** The block of statements around a node; the whole file at its top. */
export function blockAround(node: Node): Node {
  let at = node;
  while (at.parent !== null && (at.id === node.id || !/(?:^|_)(?:block|module|program|source_file|statement_list|case|body|suite|compilation_unit)$/.test(at.type))) at = at.parent;
  return at;
}

/** What a function is called by: its own name, or the one it is kept under. */
export function nameOfFunction(node: Node, source: string): string {
  const own = node.childForFieldName('name');
  if (own !== null) return textOf(own, source);
  const { parent } = node;
  return textOf(parent?.childForFieldName('name') ?? parent?.childForFieldName('key') ?? parent?.childForFieldName('left'), source);
}

/** The first parameter's names of the functions that a call is given. */
export function callbackNames(call: Node): readonly Node[] {
  const list = call.childForFieldName('arguments');
  const found: Node[] = [];
  for (const callback of list === null ? [] : children(list).slice(0, 3)) {
    if (!isFunction(callback)) continue;
    const parameters = callback.childForFieldName('parameters') ?? callback.childForFieldName('parameter');
    const first = parameters !== null && parameters.namedChildCount > 0 ? parameters.namedChild(0) : parameters;
    if (first !== null) found.push(...identifiersIn(first));
  }
  return found;
}

/** Literals and arguments around the model of a request. */
export function isPartOfRequest({ type }: Node): boolean {
  return /^(?:string|pair|object|dictionary|keyword_argument|keyed_element|literal_element|literal_value|composite_literal|dictionary_splat|interpreted_string_literal|string_literal|string_fragment|string_content|named_argument|identifier|hash|hash_key_symbol|string_value|encapsed_string|array_creation_expression|array_element_initializer|initializer_expression|assignment_expression|string_literal_content)$/.test(type);
}

/** `answer or ""`, `before + answer`: still the answer. */
export function isJoined(parent: Node, source: string): boolean {
  if (parent.type !== 'binary_expression' && parent.type !== 'binary_operator') return false;
  const operator = parent.childForFieldName('operator');
  return operator !== null && /^(?:\?\?|\|\||\+|\|)$/.test(source.slice(operator.startIndex, operator.endIndex));
}

import type { Node } from 'web-tree-sitter';
import { calleePath } from '../context.ts';
import { children, contentRange, scopeOf, textOf } from '../syntax/language.ts';
import { commaRemoval, type SiteEntry, type SiteValue } from './callSite.ts';
import { clientCall, isClient, isOptions } from './csharpClients.ts';
import { laterOn } from './csharpLater.ts';
import { posting, rangeOf, type CallSiteLanguage, type KeptName } from './treeLanguage.ts';
import { effortOrOther, numberValue, otherValue, textValue } from './values.ts';

const scopes = new Set(['method_declaration', 'constructor_declaration', 'local_function_statement', 'lambda_expression', 'compilation_unit']);

/** Initialisers, anonymous objects, dictionaries, named arguments, and calls of a client that holds the model. */
export const csharpSites: CallSiteLanguage = {
  id: 'csharp', grammar: 'c-sharp',
  ends: new Set(['block', 'compilation_unit', 'declaration_list', 'expression_statement', 'return_statement', 'if_statement', 'global_statement']),
  identifiers: new Set(['identifier']),
  entries(holder, source) {
    switch (holder.type) {
      case 'initializer_expression': return initialised(holder, source);
      case 'anonymous_object_creation_expression': return anonymous(holder, source);
      case 'argument_list': return isClient(holder.parent, source) || isOptions(holder.parent, source) ? undefined : named(holder, source);
      default: return undefined;
    }
  },
  value: valueOf,
  style: () => 'struct',
  target,
  kept,
  call: (child, parent, source) => clientCall(child, parent, source, initialised, valueOf),
  more: (holder, source) => laterOn(holder.type === 'initializer_expression' ? holder.parent : null, source, valueOf),
  unwrapped: (text) => text.replace(/^(?:this|[A-Z]\w*)\./, ''),
};

/** `{ Model = …, ["model"] = …, { "model", … } }` */
function initialised(list: Node, source: string): readonly SiteEntry[] | undefined {
  const found = children(list).flatMap((node): readonly SiteEntry[] => {
    const [left, value] = node.type === 'assignment_expression' ? [node.childForFieldName('left'), node.childForFieldName('right')]
      : node.type === 'initializer_expression' && node.namedChildCount === 2 ? [node.namedChild(0), node.namedChild(1)] : [];
    const key = left?.type === 'element_binding_expression' ? left.namedChild(0)?.namedChild(0) : left;
    return key === null || key === undefined || value === null || value === undefined ? [] : [entryOf(node, key, value, source)];
  });
  return found.length === 0 ? undefined : found;
}

function entryOf(node: Node, key: Node, value: Node, source: string): SiteEntry {
  const nameRange = key.type === 'string_literal' ? contentRange(source, key.startIndex, key.endIndex) : rangeOf(key);
  return { name: source.slice(nameRange.start, nameRange.end), nameRange, value: valueOf(value, source), range: rangeOf(node), removal: commaRemoval(source, rangeOf(node)) };
}

/** `new { model = …, messages }`, whose names and values are children of one node. */
function anonymous(object: Node, source: string): readonly SiteEntry[] {
  const found: SiteEntry[] = [];
  for (let i = 0; i < object.childCount; i++) {
    const [name, sign, value] = [object.child(i), object.child(i + 1), object.child(i + 2)];
    if (name === null || !name.isNamed) continue;
    const given = sign?.type === '=' && value !== null ? value : name;
    const range = { start: name.startIndex, end: given.endIndex };
    const nameRange = given === name ? { start: name.startIndex + textOf(name, source).lastIndexOf('.') + 1, end: name.endIndex } : rangeOf(name);
    found.push({ name: source.slice(nameRange.start, nameRange.end), nameRange, value: given === name ? otherValue(name, source) : valueOf(given, source), range, removal: commaRemoval(source, range) });
    if (given !== name) i += 2;
  }
  return found;
}

function named(list: Node, source: string): readonly SiteEntry[] | undefined {
  const found = children(list).flatMap((node): readonly SiteEntry[] => {
    const name = node.childForFieldName('name');
    const value = children(node).at(-1);
    return name === null || value === undefined || value.id === name.id ? [] : [entryOf(node, name, value, source)];
  });
  return found.length === 0 ? undefined : found;
}

function valueOf(node: Node, source: string): SiteValue {
  const range = rangeOf(node);
  switch (node.type) {
    case 'string_literal': case 'verbatim_string_literal': case 'raw_string_literal': return textValue(node, source);
    case 'integer_literal': case 'real_literal': case 'prefix_unary_expression': return numberValue(node, source);
    case 'boolean_literal': return { kind: 'plain', value: textOf(node, source) === 'true', range };
    case 'null_literal': return { kind: 'plain', value: null, range };
    case 'object_creation_expression': case 'implicit_object_creation_expression': {
      const body = children(node).find(({ type }) => type === 'initializer_expression');
      return body === undefined ? otherValue(node, source) : valueOf(body, source);
    }
    case 'initializer_expression': {
      const found = initialised(node, source);
      return found === undefined ? { kind: 'list', range, items: () => children(node).map((item) => valueOf(item, source)) } : { kind: 'object', range, entries: () => found };
    }
    case 'anonymous_object_creation_expression': return { kind: 'object', range, entries: () => anonymous(node, source) };
    case 'implicit_array_creation_expression': case 'array_creation_expression': {
      const body = children(node).find(({ type }) => type === 'initializer_expression');
      return body === undefined ? otherValue(node, source) : { kind: 'list', range, items: () => children(body).map((item) => valueOf(item, source)) };
    }
    case 'collection_expression': return { kind: 'list', range, items: () => children(node).map((item) => valueOf(item.type === 'element_binding_expression' ? item.namedChild(0) ?? item : item, source)) };
    default: return effortOrOther(node, source);
  }
}

function target(node: Node, source: string): string | undefined {
  if (node.type === 'object_creation_expression') {
    const type = textOf(node.childForFieldName('type'), source);
    // Types that only hold what is sent: what they are given to tells.
    return /^(?:[\w.]+\.)?(?:I?Dictionary|List|StringContent|JsonObject)\b/.test(type) ? undefined : type;
  }
  if (node.type === 'variable_declarator') {
    const type = textOf(node.parent?.childForFieldName('type'), source);
    return type === 'var' || /^(?:object|dynamic|string)$|Dictionary\b/.test(type) ? undefined : type;
  }
  if (node.type !== 'invocation_expression') return undefined;
  const callee = calleePath(textOf(node.childForFieldName('function'), source));
  const list = node.childForFieldName('arguments');
  return posting.test(callee) && list !== null ? `${callee} ${source.slice(list.startIndex, Math.min(list.endIndex, list.startIndex + 200))}` : callee;
}

function kept(child: Node, parent: Node, source: string): KeptName | undefined {
  const file = { start: 0, end: source.length };
  switch (parent.type) {
    case 'variable_declarator': {
      const name = parent.childForFieldName('name');
      if (name === null || name.id === child.id) return undefined;
      return { name: textOf(name, source), scope: parent.parent?.parent?.type === 'field_declaration' ? file : scopeOf(parent, scopes) };
    }
    case 'property_declaration': return parent.childForFieldName('value')?.id === child.id ? { name: textOf(parent.childForFieldName('name'), source), scope: file } : undefined;
    case 'parameter': {
      const name = parent.childForFieldName('name');
      return name === null || name.id === child.id || parent.childForFieldName('type')?.id === child.id ? undefined : { name: textOf(name, source), scope: scopeOf(parent, scopes) };
    }
    case 'assignment_expression': {
      if (parent.childForFieldName('right')?.id !== child.id || parent.parent?.type === 'initializer_expression') return undefined;
      const [, own, name] = /^(this\.)?(\w+)$/.exec(textOf(parent.childForFieldName('left'), source)) ?? [];
      return name === undefined ? undefined : { name, scope: own !== undefined || /^(?:_|[A-Z])/.test(name) ? file : scopeOf(parent, scopes) };
    }
    default: return undefined;
  }
}

import type { Node } from 'web-tree-sitter';
import { calleePath } from '../context.ts';
import { children, contentRange, scopeOf, textOf } from '../syntax/language.ts';
import { commaRemoval, type SiteEntry, type SiteValue } from './callSite.ts';
import { posting, rangeOf, type CallSiteLanguage, type KeptName } from './treeLanguage.ts';
import { effortOrOther, numberValue, otherValue, textValue } from './values.ts';

const scopes = new Set(['function_declaration', 'lambda_literal', 'anonymous_function', 'source_file']);

/** Named arguments, builder chains, builders in braces, and maps. */
export const kotlinSites: CallSiteLanguage = {
  id: 'kotlin', grammar: 'kotlin',
  ends: new Set(['block', 'source_file', 'class_body', 'function_body', 'when_expression', 'if_expression']),
  identifiers: new Set(['identifier']),
  entries(holder, source) {
    if (holder.type === 'lambda_literal') return assignments(holder, source);
    if (holder.type !== 'value_arguments' || holder.parent?.type !== 'call_expression') return undefined;
    const found = [...named(holder, source), ...mapped(holder, source)];
    return found.length > 0 ? found : chain(holder.parent, source);
  },
  value: valueOf,
  style: () => 'builder',
  target,
  kept,
  unwrapped: (text) => text.replace(/^ModelId\((.*)\)$/s, '$1').replace(/^(?:this|[A-Z]\w*)\./, ''),
};

/** `model = …`, where a value without a name has one child. */
function named(list: Node, source: string): readonly SiteEntry[] {
  return children(list).flatMap((node) => {
    const [name, value] = children(node);
    return node.type === 'value_argument' && name?.type === 'identifier' && value !== undefined ? [entryOf(node, name, value, source)] : [];
  });
}

/** `"model" to …` */
function mapped(list: Node, source: string): readonly SiteEntry[] {
  return children(list).flatMap((node) => {
    const whole = node.namedChild(0);
    // The grammar reads `"messages" to listOf<String>()` as a call of the pair.
    const pair = whole?.type === 'call_expression' ? whole.namedChild(0) : whole;
    const [key, word, value] = pair?.type === 'infix_expression' ? children(pair) : [];
    return key?.type === 'string_literal' && value !== undefined && textOf(word, source) === 'to' ? [entryOf(node, key, value, source)] : [];
  });
}

function entryOf(node: Node, name: Node, value: Node, source: string): SiteEntry {
  const nameRange = name.type === 'string_literal' ? contentRange(source, name.startIndex, name.endIndex) : rangeOf(name);
  return { name: source.slice(nameRange.start, nameRange.end), nameRange, value: valueOf(value, source), range: rangeOf(node), removal: commaRemoval(source, rangeOf(node)) };
}

/** `chatCompletionRequest { model = …; temperature = … }`, `buildJsonObject { put("model", …) }` */
function assignments(lambda: Node, source: string): readonly SiteEntry[] | undefined {
  const found = children(lambda).flatMap((node): readonly SiteEntry[] => {
    const removal = lineRemoval(source, rangeOf(node));
    if (node.type === 'assignment') {
      const [name, value] = [node.childForFieldName('left'), node.childForFieldName('right')];
      return name?.type === 'identifier' && value !== null ? [{ ...entryOf(node, name, value, source), removal }] : [];
    }
    const [callee, list] = children(node);
    const [key, value] = list?.type === 'value_arguments' ? children(list).map((each) => each.namedChild(0)) : [];
    if (textOf(callee, source) === 'put' && key?.type === 'string_literal' && value !== null && value !== undefined) return [{ ...entryOf(node, key, value, source), removal }];
    // `messages { … }`, `putJsonArray("messages") { … }`: given, whatever it holds.
    const name = callee?.type === 'call_expression' ? callee.descendantsOfType('string_literal')[0] : callee;
    return node.type === 'call_expression' && list?.type === 'annotated_lambda' && name !== undefined && /^(?:identifier|string_literal)$/.test(name.type) ? [{ ...entryOf(node, name, list, source), removal }] : [];
  });
  return found.length === 0 ? undefined : found;
}

function lineRemoval(source: string, { start, end }: { readonly start: number; readonly end: number }): { readonly start: number; readonly end: number } {
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const rest = /^[^\S\n]*(?:;[^\S\n]*)?(?:\r?\n|$)/.exec(source.slice(end, end + 200));
  return rest !== null && /^\s*$/.test(source.slice(lineStart, start)) ? { start: lineStart, end: end + rest[0].length } : { start, end: end + (/^\s*;\s*/.exec(source.slice(end, end + 50))?.[0].length ?? 0) };
}

/** The calls of a chain, outermost first. */
function linksOf(call: Node): readonly Node[] {
  let top = call;
  while (top.parent?.type === 'navigation_expression' && top.parent.namedChild(0)?.id === top.id && top.parent.parent?.type === 'call_expression') top = top.parent.parent;
  const links: Node[] = [];
  for (let at: Node | null = top; at?.type === 'call_expression' && links.length < 80; at = at.namedChild(0)?.namedChild(0) ?? null) links.push(at);
  return links;
}

/** `ChatCompletionCreateParams.builder().model(…).maxTokens(…)` */
function chain(call: Node, source: string): readonly SiteEntry[] | undefined {
  const links = linksOf(call);
  if (!textOf(links.at(-1)?.namedChild(0), source).endsWith('.builder')) return undefined;
  return links.slice(0, -1).toReversed().flatMap((link): readonly SiteEntry[] => {
    const [path, list] = children(link);
    const [object, name] = path?.type === 'navigation_expression' ? children(path) : [];
    if (object === undefined || name === undefined || list?.type !== 'value_arguments') return [];
    const first = list.namedChild(0)?.namedChild(0) ?? null;
    const value: SiteValue = first === null ? otherValue(list, source) : valueOf(first, source);
    return [{ name: textOf(name, source), nameRange: rangeOf(name), value, range: { start: name.startIndex, end: link.endIndex }, removal: { start: object.endIndex, end: link.endIndex } }];
  });
}

function valueOf(node: Node, source: string): SiteValue {
  const range = rangeOf(node);
  switch (node.type) {
    case 'string_literal': return children(node).every(({ type }) => type === 'string_content') ? textValue(node, source) : otherValue(node, source);
    case 'number_literal': case 'float_literal': case 'unary_expression': return numberValue(node, source);
    case 'identifier': {
      const text = textOf(node, source);
      return text === 'null' ? { kind: 'plain', value: null, range } : text === 'true' || text === 'false' ? { kind: 'plain', value: text === 'true', range } : otherValue(node, source);
    }
    case 'call_expression': return callValue(node, source);
    default: return effortOrOther(node, source);
  }
}

function callValue(call: Node, source: string): SiteValue {
  const [callee, list] = children(call);
  const range = rangeOf(call);
  const name = textOf(callee, source);
  if (list?.type !== 'value_arguments') return otherValue(call, source);
  const only = list.namedChildCount === 1 ? list.namedChild(0)?.namedChild(0) ?? null : null;
  // Coats of a single value, by aallam's client.
  if (only !== null && /^(?:ModelId|Effort)$/.test(name)) return { ...valueOf(only, source), range };
  if (/^(?:listOf|mutableListOf|arrayOf)$/.test(name)) return { kind: 'list', range, items: () => children(list).flatMap((each) => children(each).slice(-1)).map((item) => valueOf(item, source)) };
  const found = [...mapped(list, source), ...named(list, source)];
  if (found.length > 0) return { kind: 'object', range, entries: () => found };
  const built = chain(call, source);
  return built === undefined ? otherValue(call, source) : { kind: 'object', range, entries: () => built };
}

function target(node: Node, source: string): string | undefined {
  if (node.type !== 'call_expression') return undefined;
  const links = linksOf(node);
  const root = textOf(links.at(-1)?.namedChild(0), source);
  if (root.endsWith('.builder')) return root;
  const [path, list] = children(node);
  const callee = calleePath(textOf(path, source)).replaceAll('?.', '.');
  return posting.test(callee) && list !== undefined ? `${callee} ${source.slice(list.startIndex, Math.min(list.endIndex, list.startIndex + 200))}` : callee;
}

function kept(child: Node, parent: Node, source: string): KeptName | undefined {
  const inClass = parent.parent?.type === 'class_body' || parent.parent?.type === 'class_parameters' || parent.parent?.type === 'source_file';
  const scope = inClass ? { start: 0, end: source.length } : scopeOf(parent, scopes);
  const isLast = children(parent).at(-1)?.id === child.id;
  if (parent.type === 'property_declaration') {
    const name = children(parent).find(({ type }) => type === 'variable_declaration')?.namedChild(0);
    return isLast && name !== undefined && name !== null && name.id !== child.id ? { name: textOf(name, source), scope } : undefined;
  }
  if (parent.type === 'class_parameter') {
    const name = children(parent).find(({ type }) => type === 'identifier');
    return isLast && name !== undefined && name.id !== child.id ? { name: textOf(name, source), scope } : undefined;
  }
  // A default stands behind its parameter, not in it.
  if (parent.type !== 'function_value_parameters') return undefined;
  const before = children(parent);
  const parameter = before[before.findIndex(({ id }) => id === child.id) - 1];
  return parameter?.type === 'parameter' && child.type !== 'parameter' ? { name: textOf(parameter.namedChild(0), source), scope: scopeOf(parent, scopes) } : undefined;
}

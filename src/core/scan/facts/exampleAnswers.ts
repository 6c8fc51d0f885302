import type { Node } from 'web-tree-sitter';
import { canonicalName, type SiteEntry, type SiteValue } from '../callSites/callSite.ts';
import type { CallSiteLanguage } from '../callSites/treeLanguage.ts';
import { children, unquoted } from '../syntax/language.ts';
import { kindOf, namesGiven } from './nodes.ts';
import type { CodeFacts } from './types.ts';

const messageNames = /^(?:messages|input|contents|prompt|history|examples|chat_history)$/;
const assistant = /^(?:assistant|model|ai)$/i;
/** `AIMessage(content="…")`, `ChatMessage.assistant("…")`, `.addAssistantMessage("…")`. */
const builders = /^&?(?:new\s+)?(?:[\w$]+(?:\.|::))*(?:AIMessage|AssistantMessage|AssistantChatMessage|AssistantPromptMessage|(?:create_?)?assistant_?message)\b/i;
/** A constant of an SDK: `ChatMessageRoleAssistant`, `Role.ASSISTANT`. */
const assistantConstant = /role_?(?:assistant|model)$|role(?:\.|::)(?:assistant|model)$/i;
/** Names inside names are followed this far. */
const deepest = 4;

/** One answer is the beginning of the next, not an example. */
export function examplesOf(examples: number): Pick<CodeFacts, 'examples'> {
  return examples < 2 ? {} : { examples };
}

/** Answers that a file of data gives as examples: turns of the assistant among the messages beside a model. */
export function exampleAnswersOf(entries: readonly SiteEntry[]): number {
  return entries.reduce((sum, { name, value }) => sum + (messageNames.test(canonicalName(name)) && value.kind === 'list' ? value.items().filter(isAssistantValue).length : 0), 0);
}

function isAssistantValue(item: SiteValue): boolean {
  return item.kind === 'object' && hasAssistantRole(item.entries());
}

function hasAssistantRole(entries: readonly SiteEntry[]): boolean {
  return entries.some(({ name, value }) => canonicalName(name) === 'role' && (
    (value.kind === 'plain' && assistant.test(String(value.value))) || (value.kind === 'other' && assistantConstant.test(value.text))));
}

/** The same in code, for the entries of a call: lists that are kept under a name of the file are followed. */
export function exampleAnswersIn(entries: readonly SiteEntry[], root: Node, source: string, language: CallSiteLanguage): number {
  const turnsIn = (given: Node, before: number, depth: number): number => {
    if (depth > deepest) return 0;
    const node = bare(given);
    if (isList(node)) return children(node).reduce((sum, child) => sum + (isAnswer(child) ? 1 : turnsIn(child, before, depth + 1)), 0);
    const name = /^(?:this\.|self\.)?([A-Za-z_$][\w$]*)$/.exec(source.slice(node.startIndex, node.endIndex))?.[1];
    const held = name === undefined ? undefined : valueNamed(root, source, name, before);
    return held === undefined ? 0 : turnsIn(held, before, depth + 1);
  };
  const isAnswer = (given: Node): boolean => {
    const node = bare(given);
    if (builders.test(source.slice(node.startIndex, Math.min(node.endIndex, node.startIndex + 120)))) return true;
    // LangChain's ("ai", "…").
    const first = node.type === 'tuple' ? node.namedChild(0) : null;
    if (first !== null && assistant.test(unquoted(first, source))) return true;
    const holders = [node, node.childForFieldName('arguments'), node.childForFieldName('body')].filter((holder) => holder !== null);
    return holders.some((holder) => hasAssistantRole(language.entries(holder, source) ?? []));
  };
  return entries.reduce((sum, { name, value, range }) => {
    const canonical = canonicalName(name);
    if (canonical === 'add_assistant_message') return sum + 1;
    const node = messageNames.test(canonical) ? root.descendantForIndex(value.range.start, value.range.end - 1) : null;
    return sum + (node === null ? 0 : turnsIn(node, range.end, 0));
  }, 0);
}

const wrappers = /^(?:parenthesized_expression|as_expression|satisfies_expression|literal_element|spread_element|list_splat|unary_expression|reference_expression|array_element_initializer|argument|value_argument|expression_list|variadic_argument)$/;

/** A value without what only wraps it. */
function bare(given: Node): Node {
  let node = given;
  for (let hops = 0; hops < 6; hops++) {
    const inner = wrappers.test(node.type) ? node.namedChild(0) : node.type === 'composite_literal' && /^(?:slice|array)_type$/.test(node.childForFieldName('type')?.type ?? '') ? node.childForFieldName('body') : null;
    if (inner === null) return node;
    node = inner;
  }
  return node;
}

/** Lists as such, and the calls that make one: their arguments stand below. */
function isList({ type, parent }: Node): boolean {
  if (type === 'literal_value') return parent?.type === 'composite_literal' && /^(?:slice|array)_type$/.test(parent.childForFieldName('type')?.type ?? '');
  return /^(?:array|list|tuple|collection_literal|array_creation_expression|array_initializer|collection_expression|initializer_expression|array_expression)$/.test(type);
}

const mostLooks = 40;

/** The value that a name is last given before an offset, else first after it. */
function valueNamed(root: Node, source: string, name: string, before: number): Node | undefined {
  let found: Node | undefined;
  for (let at = source.indexOf(name), looks = 0; at >= 0 && looks < mostLooks; at = source.indexOf(name, at + name.length), looks++) {
    if (found !== undefined && at > before) break;
    found = givenAt(root, at, name) ?? found;
  }
  return found;
}

/** The value that the name at an offset is given there. */
function givenAt(root: Node, at: number, name: string): Node | undefined {
  const node = root.descendantForIndex(at, at + name.length - 1);
  if (node === null || node.endIndex - node.startIndex !== name.length) return undefined;
  const target = node.parent !== null && kindOf(node.parent) === 'member' ? node.parent : node;
  const holder = target.parent?.type === 'expression_list' ? target.parent.parent : target.parent;
  const given = holder?.childForFieldName('right') ?? holder?.childForFieldName('value');
  if (holder === null || holder === undefined || given === null || given === undefined) return undefined;
  return namesGiven(given, holder)?.some(({ id }) => id === node.id) === true ? given : undefined;
}

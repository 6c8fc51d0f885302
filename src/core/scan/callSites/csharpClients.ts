import type { Node } from 'web-tree-sitter';
import { children, textOf } from '../syntax/language.ts';
import type { CallSite, SiteEntry, SiteValue } from './callSite.ts';
import { laterOn, methodOf, settingsOf } from './csharpLater.ts';
import { rangeOf } from './treeLanguage.ts';

type Read = (list: Node, source: string) => readonly SiteEntry[] | undefined;
type Value = (node: Node, source: string) => SiteValue;

/** Types of OpenAI's package for .NET that are made for one model. */
const clients = /(?:^|\.)(?:ChatClient|ResponsesClient|OpenAIResponseClient)$/;
const makers = /\.Get(?:ChatClient|ResponsesClient|OpenAIResponseClient)$/;
const calls = /^(?:CompleteChat|CreateResponse)(?:Streaming)?(?:Async)?$/;
const optionTypes = /(?:^|\.)(?:ChatCompletionOptions|CreateResponseOptions|ResponseCreationOptions)$/;

/** True for `new ChatClient(…)`, `client.GetChatClient(…)` and `ChatClient c = new(…)`. */
export function isClient(node: Node | null, source: string): boolean {
  switch (node?.type) {
    case 'object_creation_expression': return clients.test(textOf(node.childForFieldName('type'), source));
    case 'invocation_expression': return makers.test(textOf(node.childForFieldName('function'), source));
    case 'implicit_object_creation_expression': return clients.test(typeBeside(node, source));
    default: return false;
  }
}

function typeBeside(creation: Node, source: string): string {
  const declared = creation.parent?.type === 'variable_declarator' ? creation.parent.parent : creation.parent;
  return textOf(declared?.childForFieldName('type'), source);
}

/** `client.CompleteChat(messages, options)`: the model is the client's, the parameters are the options'. */
export function clientCall(child: Node, parent: Node, source: string, read: Read, valueOf: Value): CallSite | undefined {
  const made = optionsFor(child, parent, source, read, valueOf);
  if (made !== undefined) return made;
  if (parent.type !== 'member_access_expression' || parent.childForFieldName('expression')?.id !== child.id) return undefined;
  const call = parent.parent;
  const method = textOf(parent.childForFieldName('name'), source);
  const list = call?.type === 'invocation_expression' ? call.childForFieldName('arguments') : null;
  if (call === null || list === null || !calls.test(method) || children(list).some((argument) => isRaw(argument, call, source))) return undefined;
  const given = children(list).map((argument) => optionsIn(argument, call, source, read, valueOf));
  const range = rangeOf(child);
  const text = source.slice(range.start, range.end);
  return {
    language: 'csharp', style: 'struct', target: `${isAzure(source) ? azureClient : 'client'}.${method}`, data: false,
    model: { name: 'model', nameRange: range, value: { kind: 'other', text, range }, range, removal: range },
    entries: given.flatMap((each) => each?.entries ?? []), open: given.some((each) => each?.open === true),
  };
}

/** `new CreateResponseOptions("gpt-4o", items) { … }` */
function optionsFor(child: Node, parent: Node, source: string, read: Read, valueOf: Value): CallSite | undefined {
  const creation = parent.type === 'argument_list' ? parent.parent : null;
  if (child.type !== 'argument' || creation === null || !isOptions(creation, source)) return undefined;
  const value = children(child).at(-1) ?? child;
  const range = rangeOf(value);
  return {
    language: 'csharp', style: 'struct', target: creation.type === 'object_creation_expression' ? textOf(creation.childForFieldName('type'), source) : typeBeside(creation, source), data: false, open: false,
    model: { name: 'model', nameRange: range, value: { kind: 'other', text: source.slice(range.start, range.end), range }, range: rangeOf(child), removal: rangeOf(child) },
    entries: [...built(creation, source, read), ...laterOn(creation, source, valueOf)],
  };
}

/** The target of calls whose client is Azure's, and which the file does not tell to use the new name of the limit. */
const azureClient = 'AzureOpenAIClient';

const isAzure = (source: string): boolean => source.includes(azureClient) && !/\bnew (?:OpenAIClient|ChatClient)\(|SetNewMaxCompletionTokensPropertyEnabled/.test(source);

/** A whole body, which has its own model: `client.CompleteChat(BinaryContent.Create(json))`. */
function isRaw(argument: Node, call: Node, source: string): boolean {
  const text = textOf(argument, source);
  return text.startsWith('BinaryContent.') || (/^\w+$/.test(text) && textOf(declarationOf(text, call, source)?.parent?.childForFieldName('type'), source) === 'BinaryContent');
}

type Options = { readonly entries: readonly SiteEntry[]; readonly open: boolean };

/** The options that an argument hands over: built in place, or under a name that is followed; `open` where that name comes from elsewhere. */
function optionsIn(argument: Node, call: Node, source: string, read: Read, valueOf: Value): Options | undefined {
  const value = children(argument).at(-1);
  if (value === undefined) return undefined;
  if (isOptions(value, source)) return { entries: built(value, source, read), open: false };
  const name = textOf(value, source);
  const declared = value.type === 'identifier' ? declarationOf(name, call, source) : undefined;
  const creation = declared === undefined ? undefined : children(declared).at(-1);
  // Handed in, or made by a method: `BuildOptions(request)`, `_settings.ChatOptions`.
  if (creation === undefined || !isOptions(creation, source)) return isElsewhere(argument, name, source) || optionTypes.test(textOf(declared?.parent?.childForFieldName('type'), source)) ? { entries: [], open: true } : undefined;
  return { entries: [...built(creation, source, read), ...settingsOf(name, call, source, valueOf).filter(({ range: at }) => at.start < call.startIndex)], open: false };
}

/** True for what can only be options, behind the messages: not a text, a list or the token that cancels the call. */
function isElsewhere(argument: Node, name: string, source: string): boolean {
  if (/options\b/i.test(name)) return true;
  const isFirst = argument.previousNamedSibling === null;
  return !isFirst && /^[\w.()]+$/.test(name) && !/^(?:default|ct|null)$|token|cancellation/i.test(source.slice(argument.startIndex, argument.endIndex));
}

export function isOptions(node: Node | null, source: string): boolean {
  if (node === null) return false;
  if (node.type === 'object_creation_expression') return optionTypes.test(textOf(node.childForFieldName('type'), source));
  // `new() { … }` as an argument can only be the options.
  return node.type === 'implicit_object_creation_expression' && (node.parent?.type === 'argument' || optionTypes.test(typeBeside(node, source)));
}

function built(creation: Node, source: string, read: Read): readonly SiteEntry[] {
  const body = children(creation).find(({ type }) => type === 'initializer_expression');
  return body === undefined ? [] : read(body, source) ?? [];
}

/** The nearest declaration of a name before a call: in its method, else a field. */
function declarationOf(name: string, call: Node, source: string): Node | undefined {
  const named = (within: Node): readonly Node[] => within.descendantsOfType('variable_declarator').filter((node) => textOf(node.childForFieldName('name'), source) === name);
  const method = methodOf(call);
  return named(method).findLast(({ startIndex }) => startIndex < call.startIndex)
    ?? named(call.tree.rootNode).find(({ parent }) => parent?.parent?.type === 'field_declaration');
}

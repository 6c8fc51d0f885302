import type { Node } from 'web-tree-sitter';
import { identifyModel } from '../models/identify.ts';
import { providerParameters } from '../prompts/formats/parameterNames.ts';
import type { MessageRole } from '../prompts/types.ts';
import { canonicalName, isModelKey, type SiteEntry, type SiteValue } from '../scan/callSites/callSite.ts';
import { children } from '../scan/syntax/language.ts';
import type { TextRange } from '../text/range.ts';
import { isText, type CodeSyntax } from './codeSyntax.ts';
import { hole, type Piece } from './pieces.ts';
import type { TextReader } from './textExpression.ts';
import type { CodeMessage } from './toPrompt.ts';

/** What a call asks a model: as far as it can be read, with sentences for what cannot. */
export type CallPrompt = {
  readonly range: TextRange;
  readonly model?: { readonly text: string; readonly range: TextRange };
  readonly messages: readonly CodeMessage[];
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly notes: readonly string[];
};

const mostHops = 60;
const systemKeys = /^(?:system|system_?prompt|system_?instructions?|instructions)$/i;
const userKeys = /^(?:prompt|input|user_?prompt|contents|query|question)$/i;
const listKeys = /^(?:messages|input|contents|prompt)$/i;
const sentParameters: ReadonlySet<string> = new Set(['temperature', 'top_p', 'max_tokens', 'max_completion_tokens', 'max_output_tokens', 'reasoning_effort', 'verbosity', 'seed', 'stop', 'presence_penalty', 'frequency_penalty']);

/** The innermost call or object with a model around an offset; undefined where the language is not read, or there is none. */
export function callAround(root: Node, source: string, code: CodeSyntax, reader: TextReader, offset: number): CallPrompt | undefined {
  const { calls } = code;
  if (calls === undefined) return undefined;
  let at = root.descendantForIndex(offset, offset);
  for (let hops = 0; at !== null && hops < mostHops; at = at.parent, hops++) {
    // a cursor on the callee is at the call too
    for (const holder of [at, ...(/call|invocation|creation/.test(at.type) ? innerHolders(at) : [])]) {
      const entries = calls.entries(holder, source);
      const model = entries?.find(({ name }) => isModelKey(name));
      if (entries !== undefined && model !== undefined) return readCall({ root, source, code, reader }, holder, model, entries);
    }
  }
  return undefined;
}

type Reading = { readonly root: Node; readonly source: string; readonly code: CodeSyntax; readonly reader: TextReader };

/** The arguments of a call and the object among them. */
function innerHolders(call: Node): readonly Node[] {
  const lists = children(call).filter(({ type }) => /argument/.test(type));
  return lists.flatMap((list) => [list, ...children(list), ...children(list).flatMap(children)]);
}

function readCall(reading: Reading, holder: Node, model: SiteEntry, entries: readonly SiteEntry[]): CallPrompt {
  const notes: string[] = [];
  const others = entries.filter((entry) => entry !== model);
  const messages: CodeMessage[] = [];
  for (const { name, value } of others) {
    if (value.kind === 'list' && listKeys.test(name)) messages.push(...value.items().flatMap((item) => messageOf(reading, item, notes)));
    else if (systemKeys.test(name)) messages.unshift(...whole(reading, 'system', value));
    else if (userKeys.test(name)) messages.push(...whole(reading, 'user', value));
    else if (/^messages$/i.test(name)) notes.push(`Its messages are put together elsewhere (${short(reading, value.range)}), so only what stands here is sent.`);
    else if (/^(?:tools|functions|response_?format|text_?format|schema)$/i.test(name)) notes.push(`Its ${name} are not sent: they are read from prompt files only.`);
  }
  const parameters = providerParameters(Object.fromEntries(others.flatMap(({ name, value }) => {
    const known = canonicalName(name);
    return value.kind === 'plain' && value.value !== null && sentParameters.has(known) ? [[known, value.value]] : [];
  })));
  const text = modelOf(reading, model.value);
  return { range: { start: holder.startIndex, end: holder.endIndex }, ...(text === undefined ? {} : { model: text }), messages, parameters, notes };
}

/** The id or the alias that a value names: a text in it that is a model, else its first text; those of the names it reads, where it has none itself. */
function modelOf({ root, source, code }: Reading, { range }: SiteValue): CallPrompt['model'] {
  const ofNode = (node: Node | null | undefined): CallPrompt['model'] => {
    const texts = node === null || node === undefined ? [] : textsIn(node, code).map((one) => quotedText(one, source)).filter((one) => one !== undefined);
    return texts.find(({ text }) => identifyModel(text) !== undefined) ?? texts[0];
  };
  const own = ofNode(root.descendantForIndex(range.start, range.end - 1));
  if (own !== undefined) return own;
  for (const [name] of source.slice(range.start, range.end).matchAll(/[\w$.]+/g)) {
    const kept = ofNode(assignedValue(root, source, name));
    if (kept !== undefined) return kept;
  }
  return undefined;
}

function textsIn(node: Node, code: CodeSyntax): readonly Node[] {
  return isText(node.type, code) ? [node] : children(node).flatMap((child) => textsIn(child, code));
}

function quotedText({ startIndex, endIndex }: Node, source: string): CallPrompt['model'] {
  const opening = /^[\w@$]*#*["'`]+/.exec(source.slice(startIndex, endIndex))?.[0].length ?? 0;
  const start = startIndex + opening;
  const text = source.slice(start, endIndex).replace(/["'`]+#*$/, '');
  return text === '' || /\s|[${]/.test(text) ? undefined : { text, range: { start, end: start + text.length } };
}

function messageOf(reading: Reading, item: SiteValue, notes: string[]): readonly CodeMessage[] {
  const { source } = reading;
  if (item.kind === 'object') {
    const entries = item.entries();
    const content = entries.find(({ name }) => /^(?:content|text|parts)$/i.test(name));
    const role = entries.find(({ name }) => /^role$/i.test(name));
    const said = role === undefined ? source.slice(item.range.start, item.range.start + 60) : source.slice(role.value.range.start, role.value.range.end);
    if (content !== undefined) return contentOf(reading, roleIn(said), content.value, notes);
  }
  const written = source.slice(item.range.start, item.range.end);
  // `SystemMessage("…")`, `openai.UserMessage(text)`
  const made = /^[\w.:]*?(system|developer|user|human|assistant|ai)\w*\s*\(/i.exec(written);
  if (made !== null) {
    const node = reading.root.descendantForIndex(item.range.start + made[0].length, item.range.start + made[0].length);
    const expression = node === null ? undefined : upTo(node, item.range);
    if (expression !== undefined) return [{ role: roleIn(made[1] ?? ''), pieces: piecesOf(reading, expression), range: item.range }];
  }
  notes.push(`${short(reading, item.range)} is left out: what it holds is known only when the code runs.`);
  return [];
}

/** A text, or a list of parts that are texts. */
function contentOf(reading: Reading, role: MessageRole, value: SiteValue, notes: string[]): readonly CodeMessage[] {
  if (value.kind !== 'list') return whole(reading, role, value);
  const pieces = value.items().flatMap((part): readonly Piece[] => {
    const text = part.kind === 'object' ? part.entries().find(({ name }) => /^text$/i.test(name)) : undefined;
    if (text !== undefined) return nodeOf(reading, text.value.range, piecesOf) ?? [];
    if (part.kind === 'plain') return nodeOf(reading, part.range, piecesOf) ?? [];
    notes.push(`${short(reading, part.range)} is left out: only texts are compared from code.`);
    return [];
  });
  return pieces.length === 0 ? [] : [{ role, pieces, range: value.range }];
}

function whole(reading: Reading, role: MessageRole, { range }: SiteValue): readonly CodeMessage[] {
  const pieces = nodeOf(reading, range, piecesOf);
  return pieces === undefined ? [] : [{ role, pieces, range }];
}

function nodeOf<T>(reading: Reading, range: TextRange, use: (reading: Reading, node: Node) => T): T | undefined {
  const node = reading.root.descendantForIndex(range.start, range.end - 1);
  return node === null ? undefined : use(reading, node);
}

/** A text as it is written, that of a name of this file, or an input for whatever else stands there. */
function piecesOf({ root, source, code, reader }: Reading, node: Node): readonly Piece[] {
  const own = reader.read(node);
  if (own !== undefined) return own;
  const written = source.slice(node.startIndex, node.endIndex);
  const kept = /^[\w.$:>-]+$/.test(written) ? assignedValue(root, source, written) : undefined;
  // `new SystemMessage("…")`, `settings.prompt ?? "…"`
  const [only, ...more] = /^(?:new\s+)?[\w.]*Message\w*\(|\?\?|\|\||\bor\b/.test(written) ? textsIn(node, code) : [];
  const inner = only !== undefined && more.length === 0 ? reader.around(only.startIndex) : undefined;
  return (kept && reader.read(kept)) ?? (inner && reader.read(inner)) ?? [hole(written, { start: node.startIndex, end: node.endIndex })];
}

/** What a name of the file is given where it is declared; undefined when it is given more than one value. */
function assignedValue(root: Node, source: string, name: string): Node | undefined {
  const bare = name.replace(/^(?:this|self|\$this|Self|static)(?:\.|->|::)/, '').replace(/^\$/, '');
  if (!/^\w+$/.test(bare)) return undefined;
  const found = new Map<number, Node>();
  for (const { index, 0: declared } of source.matchAll(new RegExp(`(?<![\\w$.])\\$?${bare}\\b[^=\\n;(),]{0,60}?:?=(?![=>~])\\s*`, 'g'))) {
    const at = index + declared.length;
    const node = root.descendantForIndex(at, at);
    if (node !== null) found.set(at, upTo(node, { start: at, end: source.length + 1 }));
  }
  return found.size === 1 ? [...found.values()][0] : undefined;
}

/** The largest node that begins where this one does and stays within a range, its closing bracket left out. */
function upTo(node: Node, { end }: TextRange): Node {
  let at = node;
  for (let up = node.parent; up !== null && up.startIndex === at.startIndex && up.endIndex < end; up = up.parent) at = up;
  return at;
}

function roleIn(said: string): MessageRole {
  const found = /system|developer|assistant|\bai|model/i.exec(said)?.[0].toLowerCase();
  return found === undefined ? 'user' : found === 'system' || found === 'developer' ? found : 'assistant';
}

function short({ source }: Reading, { start, end }: TextRange): string {
  const line = source.slice(start, end).replaceAll(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

/** Name that a text is kept under, as written; undefined where it is kept under none. */
export function keptName(node: Node, { syntax }: CodeSyntax, source: string): string | undefined {
  const { parent } = node;
  if (parent === null) return undefined;
  const step = syntax.step(node, parent, source);
  if (typeof step === 'object') return step.kind === 'assigned' ? step.name : undefined;
  return step === 'through' ? keptName(parent, { syntax }, source) : undefined;
}

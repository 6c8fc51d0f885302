import type { Node, Tree } from 'web-tree-sitter';
import { PromptshiftError } from '../errors.ts';
import { promptFromLiteral } from '../prompts/formats/literal.ts';
import type { Prompt } from '../prompts/types.ts';
import type { SyntaxRuntime } from '../scan/syntax/runtime.ts';
import type { LanguageId } from '../scan/types.ts';
import type { TextRange } from '../text/range.ts';
import { callAround, keptName, type CallPrompt } from './callPrompt.ts';
import { codeSyntaxOf, type CodeSyntax } from './codeSyntax.ts';
import { dataText } from './dataText.ts';
import type { Piece } from './pieces.ts';
import { createTextReader, type TextReader } from './textExpression.ts';
import { toPrompt, type CodeMessage } from './toPrompt.ts';

/** A file of code, and the place in it that somebody points at: a cursor (an empty range) or what is selected. */
export type CodePlace = {
  readonly path: string;
  readonly text: string;
  /** Undefined for a language that the scanner does not read: then the selection is the prompt. */
  readonly language?: LanguageId;
  /** As VS Code names it. */
  readonly languageId: string;
  readonly selection: TextRange;
};

/** A prompt out of code. `anchor` is the expression or the call it stands in, `notes` are sentences on what of it is left out. */
export type CodePrompt = { readonly prompt: Prompt; readonly anchor: TextRange; readonly notes: readonly string[] };

/**
 * The prompt at a place in code: the messages of the call around it, else the text it stands in. Expressions in it are inputs, named as they are written; a
 * model that its call names is the prompt's.
 * @throws PromptshiftError `configuration` that says why there is none
 */
export async function findCodePrompt(place: CodePlace, runtime: SyntaxRuntime, signal: AbortSignal): Promise<CodePrompt> {
  const { text, language, path, selection } = place;
  const isSelected = text.slice(selection.start, selection.end).trim() !== '';
  const code = language === undefined ? undefined : codeSyntaxOf(language);
  if (code !== undefined) {
    const readable = code.readable?.(text) ?? text;
    const found = await runtime.withTree(code.syntax.grammar, readable, (tree) => inTree(tree, place, code, readable, isSelected), signal);
    if (found !== undefined && found !== 'none') return checked(found, place);
  }
  if (isSelected) return { prompt: promptFromLiteral({ path, text, range: selection, languageId: place.languageId }), anchor: selection, notes: [] };
  const data = language === undefined ? undefined : dataText(language, text, selection.start);
  if (data !== undefined) return checked({ prompt: toPrompt({ path, source: text, messages: [{ role: 'user', pieces: [{ kind: 'text', text: data.value }], range: data.range }] }), anchor: data.range, notes: [] }, place);
  throw new PromptshiftError('configuration', `There is no text at this place of ${path}.`, 'Put the cursor into a string or into a call of a model, or select a text, and try again.');
}

type Found = CodePrompt | 'none';

function inTree(tree: Tree, { path, selection, text }: CodePlace, code: CodeSyntax, source: string, isSelected: boolean): Found {
  const root = tree.rootNode;
  const reader = createTextReader(root, code, source);
  const node = reader.around(selection.start) ?? (selection.start > 0 ? reader.around(selection.start - 1) : undefined);
  const part = isSelected ? partOf(reader, selection, node) : undefined;
  if (isSelected && part === undefined && !isWithin(node, selection)) return 'none';
  const call = callFor(root, source, code, reader, node, selection.start);
  if (part !== undefined) return toCodePrompt(path, text, [{ role: 'user', pieces: part, range: selection }], selection, call);
  const range = node && { start: node.startIndex, end: node.endIndex };
  const pieces = (node && reader.read(node)) ?? [];
  const asks = call !== undefined && (range === undefined || overlaps(call.range, range) || call.messages.some((message) => sameText(message.pieces, pieces)));
  if (asks && call.messages.some((message) => isWritten(message.pieces))) return { ...toCodePrompt(path, text, call.messages, call.range, call), notes: call.notes };
  if (range === undefined || (call?.model !== undefined && overlaps(call.model.range, range))) return 'none';
  return toCodePrompt(path, text, [{ role: 'user', pieces, range }], range, call);
}

function isWritten(pieces: readonly Piece[]): boolean {
  return pieces.some((piece) => piece.kind === 'text' && /[\p{L}\p{N}]/u.test(piece.text));
}

function sameText(one: readonly Piece[], other: readonly Piece[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The call around a text, else one that takes the name it is kept under. */
function callFor(root: Node, source: string, code: CodeSyntax, reader: TextReader, node: Node | undefined, offset: number): CallPrompt | undefined {
  const own = callAround(root, source, code, reader, node?.startIndex ?? offset);
  if (own !== undefined || node === undefined) return own;
  const name = keptName(node, code, source)?.replace(/^[\w$]+(?:\.|->|::)(?=\w)/, '').replace(/^\$/, '');
  if (name === undefined || !/^\w+$/.test(name)) return undefined;
  for (const { index } of source.matchAll(new RegExp(`(?<!\\w)${name}(?!\\w)`, 'g'))) {
    if (index >= node.startIndex - 200 && index < node.endIndex) continue;
    const call = callAround(root, source, code, reader, index);
    if (call !== undefined) return call;
  }
  return undefined;
}

function toCodePrompt(path: string, source: string, messages: readonly CodeMessage[], anchor: TextRange, call: CallPrompt | undefined): CodePrompt {
  const { model, parameters } = call ?? {};
  return { prompt: toPrompt({ path, source, messages, ...(model === undefined ? {} : { model }), ...(parameters === undefined ? {} : { parameters }) }), anchor, notes: [] };
}

/** A selection inside of a text, quotes left out; undefined where it is the whole of it. */
function partOf(reader: TextReader, selection: TextRange, node: Node | undefined): readonly Piece[] | undefined {
  if (node === undefined || (selection.start <= node.startIndex && selection.end >= node.endIndex)) return undefined;
  return reader.part(selection.start, selection);
}

function isWithin(node: Node | undefined, { start, end }: TextRange): boolean {
  return node !== undefined && start < node.endIndex && end > node.startIndex && start >= node.startIndex - 2 && end <= node.endIndex + 2;
}

const overlaps = (a: TextRange, b: TextRange): boolean => a.start < b.end && b.start < a.end;

function checked(code: CodePrompt, { path }: CodePlace): CodePrompt {
  const { messages, placeholders } = code.prompt;
  const written = messages.some(({ template }) => /[\p{L}\p{N}]/u.test(template.replaceAll(/\uFDD0[^\uFDD1]*\uFDD1/g, '')));
  if (written) return code;
  throw new PromptshiftError(
    'configuration',
    placeholders.length === 0 ? `The text in ${path} is empty.` : `Nothing of the prompt in ${path} is written here: all of it is made when the code runs.`,
    'Put the cursor into the text that says what the model is asked.',
  );
}

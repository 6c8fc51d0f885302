import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import type { CodePrompt } from '../../core/codePrompts/findCodePrompt.ts';
import { PromptshiftError } from '../../core/errors.ts';
import type { TextRange } from '../../core/text/range.ts';
import { loadOnFirstUse, type Core } from '../core.ts';
import { scanLanguage } from '../scanning/scanLanguage.ts';
import { codeAnchorOf, codePromptUri, fileOfPrompt, type CodeAnchor } from './codePromptUri.ts';

/** ms that parsing one file may take. */
const parseLimit = 2000;
/** UTF-16 units of a prompt by which it is looked for. */
const headLength = 16;

/** A prompt in code with the name that a panel keeps it under. */
export type NamedCodePrompt = CodePrompt & { readonly uri: vscode.Uri };

/**
 * The prompt at the cursor, or what is selected.
 * @throws PromptshiftError `configuration` that says why there is none
 */
export async function codePromptAt({ document, selection }: Pick<vscode.TextEditor, 'document' | 'selection'>, core: Core): Promise<NamedCodePrompt> {
  const range = { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) };
  const found = await (await createFinder(document, core))(range);
  const { start, end } = found.anchor;
  const isSelected = range.start === start && range.end === end;
  const written = document.getText().slice(start, end);
  const anchor = { start, length: end - start, ...(isSelected ? {} : { cursor: range.start - start }), hash: hashOf(written), head: written.slice(0, headLength) };
  return { ...found, uri: codePromptUri(document.uri, anchor) };
}

/**
 * The prompt that a panel shows, as its file is now: where the same is written nearest to where it was, else what now stands at that place.
 * @throws PromptshiftError `configuration` when it is gone
 */
export async function findAgain(uri: vscode.Uri, core: Core): Promise<CodePrompt> {
  const anchor = codeAnchorOf(uri);
  const file = fileOfPrompt(uri);
  if (anchor === undefined) throw new Error(`${uri.toString()} names no prompt in code.`);
  const document = await openFile(file);
  const find = await createFinder(document, core);
  const at = async (start: number): Promise<CodePrompt | undefined> => {
    const cursor = start + (anchor.cursor ?? 0);
    return await find({ start: cursor, end: anchor.cursor === undefined ? start + anchor.length : cursor }).catch(() => undefined);
  };
  for (const start of placesOf(document.getText(), anchor)) {
    const found = await at(start);
    if (found !== undefined) return found;
  }
  const there = anchor.cursor === undefined ? undefined : await at(anchor.start);
  if (there?.anchor.start === anchor.start) return there;
  const path = vscode.workspace.asRelativePath(file, false);
  throw new PromptshiftError('configuration', `The text that this panel asks is no longer in ${path}.`, 'Right-click it where it is now and choose "Compare this prompt".');
}

/** Where the very same is written, the nearest to where it was first. */
function placesOf(text: string, { start, length, hash, head }: CodeAnchor): readonly number[] {
  const places: number[] = [];
  if (head === '') return places;
  for (let at = text.indexOf(head); at >= 0; at = text.indexOf(head, at + 1)) if (hashOf(text.slice(at, at + length)) === hash) places.push(at);
  return places.toSorted((a, b) => Math.abs(a - start) - Math.abs(b - start));
}

type Finder = (selection: TextRange) => Promise<CodePrompt>;

async function createFinder(document: vscode.TextDocument, { findCodePrompt, createSyntaxRuntime }: Core): Promise<Finder> {
  const { createGrammarSource } = await loadOnFirstUse();
  const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  const language = scanLanguage({ scheme: document.uri.scheme, path: document.uri.path, languageId: document.languageId });
  const runtime = createSyntaxRuntime(createGrammarSource(), silent, parseLimit);
  const file = { path: vscode.workspace.asRelativePath(document.uri, false), text: document.getText(), languageId: document.languageId, ...(language === undefined ? {} : { language }) };
  return async (selection) => await findCodePrompt({ ...file, selection }, runtime, AbortSignal.timeout(10_000));
}

async function openFile(file: vscode.Uri): Promise<vscode.TextDocument> {
  try {
    return await vscode.workspace.openTextDocument(file);
  } catch (cause) {
    throw new PromptshiftError('configuration', `${vscode.workspace.asRelativePath(file, false)} cannot be read.`, 'Check that the file is there and may be read.', { cause });
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

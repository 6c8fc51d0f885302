import { createGrammarSource } from '../../../../../src/node/grammarSource.ts';
import { createSyntaxRuntime } from '../../../../../src/core/scan/syntax/runtime.ts';
import { identifyModel } from '../../../../../src/core/models/identify.ts';
import { languageOf } from '../../../../../src/core/scan/languageOf.ts';
import type { ModelReference, Role, SourceDocument } from '../../../../../src/core/scan/types.ts';
import { applyEdits } from '../../../../../src/core/text/range.ts';
import { createPinner } from '../../../../../src/core/aliases/pin/pinner.ts';
import type { PinPlan } from '../../../../../src/core/aliases/pin/types.ts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
export const syntax = createSyntaxRuntime(createGrammarSource(), silent, 5000);
export const day = () => ({ today: '2026-11-21' });
export const signal = new AbortController().signal;

/** Source with each id to pin between « and ». */
export function readMarked(path: string, marked: string, role: Role = 'usage'): { document: SourceDocument; references: ModelReference[] } {
  let text = '';
  const references: ModelReference[] = [];
  for (const [index, piece] of marked.split(/[«»]/).entries()) {
    if (index % 2 === 1) references.push({ range: { start: text.length, end: text.length + piece.length }, text: piece, identity: identityOf(piece), role });
    text += piece;
  }
  return { document: { path, language: languageOf(path) ?? 'typescript', text }, references };
}

export function identityOf(text: string): ModelReference['identity'] {
  const identity = identifyModel(text);
  if (identity === undefined) throw new Error(`${text} is no model id`);
  return identity;
}

export type Pinned = { readonly plan: PinPlan; readonly files: Readonly<Record<string, string>> };

/** Pins the marked ids of one file in a workspace and gives the workspace afterwards. */
export async function pinMarked(path: string, marked: string, others: Readonly<Record<string, string>> = {}, alias = 'chat.core', role: Role = 'usage'): Promise<Pinned> {
  const { document, references } = readMarked(path, marked, role);
  const files: Record<string, string> = { ...others, [path]: document.text };
  const pinner = createPinner({ syntax, files: { read: async (name) => (Object.hasOwn(files, name) ? files[name] : undefined) }, day });
  const plan = await pinner.pin({ document, references, alias }, signal);
  for (const change of plan.files) {
    files[change.path] = 'create' in change ? change.create : applyEdits(files[change.path] ?? '', change.edits);
  }
  return { plan, files };
}

/** The file after its ids were pinned, in an ES module project with `src/models.ts` in place. */
export async function pinnedText(path: string, marked: string, others: Readonly<Record<string, string>> = {}): Promise<string> {
  const { files, plan } = await pinMarked(path, marked, { ...esmProject, ...others });
  if (plan.refused.length > 0) throw new Error(plan.refused.map(({ reason }) => reason).join(' '));
  return files[path] ?? '';
}

export const esmProject = {
  'package.json': '{ "type": "module" }',
  'tsconfig.json': '{ "compilerOptions": { "module": "nodenext" } }',
};

import type { SyntaxRuntime } from '../../../scan/syntax/runtime.ts';
import type { LanguageId, ModelReference, SourceDocument } from '../../../scan/types.ts';
import { snapshotEdit, type CatalogDay } from '../../../scan/snapshotEdit.ts';
import type { PinnedLiterals, RefusedReference } from '../types.ts';
import { environmentForm, shellForm, type EnvironmentForm } from './environmentForms.ts';

/** What stands behind an alias: its variable, undefined when it has none, and the id that is its default. */
export type AliasTarget = { readonly alias: string; readonly variable: string | undefined; readonly fallback: string };

const names: Readonly<Partial<Record<LanguageId, string>>> = {
  yaml: 'YAML', json: 'JSON', toml: 'TOML', dotenv: 'An environment file', ini: 'A settings file', dockerfile: 'A Dockerfile', hcl: 'Terraform', bash: 'A shell script here',
  markdown: 'Markdown', notebook: 'A notebook', prompt: 'A prompt', sql: 'SQL', bicep: 'Bicep', baml: 'BAML', cpp: 'C++ code', swift: 'Swift code', powershell: 'PowerShell',
};

/**
 * References in a format that cannot call an accessor: the alias's variable where the format's reader has variables with defaults, else
 * the snapshot that the id stands for, else left.
 */
export async function pinFormat(syntax: SyntaxRuntime, document: SourceDocument, references: readonly ModelReference[], target: AliasTarget, day: CatalogDay, signal: AbortSignal): Promise<PinnedLiterals & { readonly usesAlias: boolean }> {
  const forms = await formsOf(syntax, document, references, target, signal);
  const who = names[document.language] ?? document.language;
  const edits: EnvironmentForm['edit'][] = [];
  const pinned: ModelReference[] = [];
  const refused: RefusedReference[] = [];
  const notes: string[] = [];
  for (const [index, reference] of references.entries()) {
    const form = forms[index];
    const snapshot = snapshotEdit(reference, day);
    if (form !== undefined) {
      edits.push(form.edit);
      pinned.push(reference);
      notes.push(`${document.path}: ${form.who} reads ${target.variable}, as "${target.alias}" does; without it, the default written there counts, not models.config.json.`);
    } else if (snapshot.kind === 'snapshot') {
      edits.push(snapshot.edit);
      pinned.push(reference);
      notes.push(`${document.path}: ${who} cannot ask for an alias; ${reference.text} became its snapshot, ${snapshot.model}.`);
    } else refused.push({ reference, reason: `${who} cannot ask for an alias, and there is no snapshot to write: ${snapshot.reason}${snapshot.kind === 'successor' ? ` Its successor is ${snapshot.model}.` : ''}` });
  }
  return { edits, pinned, refused, notes: [...new Set(notes)], usesAlias: forms.some((form) => form !== undefined) };
}

async function formsOf(
  syntax: SyntaxRuntime, { path, text, language }: SourceDocument, references: readonly ModelReference[], { variable, fallback }: AliasTarget, signal: AbortSignal,
): Promise<readonly (EnvironmentForm | undefined)[]> {
  if (variable === undefined) return [];
  const requests = references.map(({ range }) => ({ path, text, range, variable, fallback }));
  if (language !== 'bash') return requests.map((request) => environmentForm(language, request));
  return await syntax.withTree('bash', text, ({ rootNode }) => requests.map((request) => shellForm(rootNode, request)), signal) ?? [];
}

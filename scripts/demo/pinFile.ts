import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createPinner } from '../../src/core/aliases/pin/pinner.ts';
import { unifiedDiff, type FilePair } from '../../src/core/aliases/pin/unifiedDiff.ts';
import { applyEdits, createScanner, languageOf } from '../../src/core/index.ts';
import { createSyntaxRuntime } from '../../src/core/scan/syntax/runtime.ts';
import { createGrammarSource } from '../../src/node/grammarSource.ts';

export type PinnedFile = { readonly alias: string; readonly model: string; readonly changed: readonly string[]; readonly diff: string };

/**
 * Puts the first floating id that a file of the workspace uses behind an alias, and writes what that changes.
 * Undefined when the file uses none, or none that can be edited safely.
 */
export async function pinFile(workspace: string, path: string, alias: string, today: string, signal: AbortSignal): Promise<PinnedFile | undefined> {
  const grammars = createGrammarSource();
  const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  const read = (file: string): Promise<string | undefined> => readFile(join(workspace, file), 'utf8').catch(() => undefined);
  const [text, language] = [await read(path), languageOf(path)];
  if (text === undefined || language === undefined) return undefined;
  const document = { path, language, text };
  const scanned = await createScanner(grammars, { today: () => today }).scan(document, signal);
  const floating = scanned.references.find(({ role, alias: used, identity }) => role === 'usage' && used === undefined && identity.pin === 'floating');
  if (floating === undefined) return undefined;
  const pinner = createPinner({ syntax: createSyntaxRuntime(grammars, silent, 1000), files: { read }, day: () => ({ today }) });
  const plan = await pinner.pin({ document, references: [floating], alias }, signal);
  if (plan.pinned.length === 0) return undefined;

  const pairs = await Promise.all(plan.files.map(async (change): Promise<FilePair> => {
    if ('create' in change) return { path: change.path, after: change.create };
    const before = (await read(change.path)) ?? '';
    return { path: change.path, before, after: applyEdits(before, change.edits) };
  }));
  for (const { path: file, after } of pairs) {
    await mkdir(dirname(join(workspace, file)), { recursive: true });
    await writeFile(join(workspace, file), after);
  }
  return { alias, model: floating.text, changed: pairs.map((pair) => pair.path), diff: await unifiedDiff(pairs) };
}

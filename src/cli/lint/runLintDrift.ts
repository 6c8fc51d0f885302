import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  createSyntaxRuntime, driftRows, findCodeSchemas, findSchemas, mayHoldSchemas, readSchemaDocument, type LintReport, type SchemaFile, type SyntaxRuntime,
} from '../../core/index.ts';
import type { LanguageId } from '../../core/scan/types.ts';
import { openRevision } from '../../node/gitRevision.ts';
import { createGrammarSource } from '../../node/grammarSource.ts';
import { relativePath } from '../../node/paths.ts';
import { readTextFile } from '../../node/readTextFile.ts';
import type { LintOptions } from './options.ts';
import { exitCodes, type CliContext } from '../context.ts';
import { failsAt } from '../options.ts';
import { writeResult } from '../output.ts';
import { resolveRoots } from '../roots.ts';
import { formatLint, lintedFiles, lintedLanguage } from './runLint.ts';

const parseLimit = 2000;

/**
 * Compares the arguments of tools with those at a git revision and prints what changed, as a lint does: an error for what
 * breaks calls that were right, an info for what does not. Only files that differ are read.
 * @throws PromptshiftError `configuration` outside a repository, for a revision that is not there
 */
export async function runLintDrift(paths: readonly string[], against: string, options: LintOptions, context: CliContext): Promise<void> {
  const { signal, logger, cwd } = context;
  const syntax = createSyntaxRuntime(createGrammarSource(), logger, parseLimit);
  const { roots, base } = await resolveRoots(paths.length === 0 ? ['.'] : paths, cwd);
  const here = new Set<string>();
  const after: SchemaFile[] = [];
  const before: SchemaFile[] = [];
  const folders = new Set(await Promise.all(roots.map(async (root) => ((await stat(root)).isDirectory() ? root : dirname(root)))));
  const revisions = await Promise.all([...folders].map((folder) => openRevision(folder, against, signal)));
  const add = async (files: SchemaFile[], path: string, language: LanguageId, text: string | undefined): Promise<void> => {
    const schemas = text === undefined ? [] : await schemasIn(text, language, syntax, signal);
    if (text !== undefined && schemas.length > 0) files.push({ path: relativePath(base, path), text, schemas });
  };

  for await (const file of await lintedFiles(paths, { ...options, quiet: true }, context)) {
    if ('kind' in file) continue;
    here.add(file.path);
    const revision = revisions.find(({ changed }) => changed.has(file.path));
    if (revision === undefined) continue;
    const now = await readTextFile(file.path, signal);
    await add(after, file.path, file.language, now.kind === 'text' ? now.text : undefined);
    await add(before, file.path, file.language, await revision.read(file.path));
  }
  for (const revision of revisions) {
    for (const path of revision.changed) {
      const language = lintedLanguage(path);
      if (here.has(path) || language === undefined || !(await isGone(path)) || !roots.some((root) => path === root || path.startsWith(`${root}/`) || path.startsWith(`${root}\\`))) continue;
      await add(before, path, language, await revision.read(path));
      here.add(path);
    }
  }
  const rows = driftRows(before, after);
  const report: LintReport = { rows, problems: [], schemas: after.reduce((sum, { schemas }) => sum + schemas.length, 0), files: after.length, complete: true };
  await writeResult(context, options.output, formatLint(report, options, context));
  context.finish(rows.some(({ severity }) => failsAt(options.failOn, severity)) ? exitCodes.findings : exitCodes.clean);
}

/** A file that is there and not linted (left out by the settings) is no deleted one. */
async function isGone(path: string): Promise<boolean> {
  return await stat(path).then(() => false, () => true);
}

async function schemasIn(text: string, language: LanguageId, syntax: SyntaxRuntime, signal: AbortSignal): Promise<SchemaFile['schemas']> {
  if (language !== 'json' && language !== 'yaml') return (await findCodeSchemas(text, language, syntax, signal)).found;
  const document = mayHoldSchemas(text) ? readSchemaDocument(text, language) : undefined;
  return document?.kind === 'read' ? findSchemas(document.root) : [];
}

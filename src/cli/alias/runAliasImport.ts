import { dirname, relative, resolve } from 'node:path';
import {
  createScanner, createSyntaxRuntime, findAliasShapes, importAliases, languageOf, PromptshiftError, type ImportOutcome, type RecognisedAlias,
} from '../../core/index.ts';
import { fileErrorReason } from '../../node/fileError.ts';
import { createGrammarSource } from '../../node/grammarSource.ts';
import { toSlashes } from '../../node/paths.ts';
import { readText } from '../../node/textFile.ts';
import type { ImportOptions } from './options.ts';
import type { CliContext } from '../context.ts';
import { dayOf } from '../day.ts';
import { writeResult } from '../output.ts';
import { workspaceRoot } from '../workspaceRoot.ts';
import { nearestConfigPath } from './configFile.ts';
import { tellChange } from './tellChange.ts';
import { writeWhole } from './writeConfig.ts';

const parseLimitMs = 5000;

/**
 * Adds the alias definitions that a file holds in a shape of its own to `models.config.json`. Without `write` the change goes to stdout as a diff;
 * what became of each definition goes beside it.
 * @throws PromptshiftError `configuration` for a file that is not there or of no language that is read, or a configuration that cannot be edited safely
 */
export async function runAliasImport(named: string, options: ImportOptions, context: CliContext): Promise<void> {
  const { write = false, config } = options;
  const { cwd } = context;
  const path = resolve(cwd, named);
  const definitions = await definitionsIn(path, named, context);
  if (definitions.length === 0) return await tellNone(named, options, context);
  const target = config === undefined ? await nearestConfigPath(dirname(path), await workspaceRoot([dirname(path)], cwd)) : resolve(cwd, config);
  const shown = toSlashes(relative(cwd, target));
  const file = await read(target, shown);
  const { after, outcomes } = await importAliases(file?.text, definitions);
  const written = await writeWhole({ path: target, ...file }, after, !write, context);
  const { changed } = written;
  const done = !changed ? `${shown} stays as it is.` : write ? `${file === undefined ? 'made' : 'changed'} ${shown}; ${named} is as it was` : 'Nothing is written: run again with --write.';
  await tellChange(written, {
    facts: { from: named, outcomes },
    result: outcomes.flatMap((outcome) => [outcomeLine(outcome), ...(options.quiet === true ? [] : outcome.notes.map((note) => `  note: ${note}`))]),
    notes: [done],
  }, options, context);
}

async function tellNone(named: string, { format, output, quiet }: ImportOptions, context: CliContext): Promise<void> {
  await writeResult(context, output, format === 'json' ? `${JSON.stringify({ from: named, outcomes: [], changed: false, written: false }, null, 2)}\n` : '');
  if (quiet !== true) context.stderr.write(`No alias definitions are recognised in ${named}; nothing to import.\n`);
}

async function definitionsIn(path: string, shown: string, { cwd, signal, logger, clock }: CliContext): Promise<readonly RecognisedAlias[]> {
  const language = languageOf(path);
  if (language === undefined) throw new PromptshiftError('configuration', `${shown} is of a kind that is not read.`, 'Name a JSON, YAML, environment, TypeScript, JavaScript or Python file.');
  const file = await read(path, shown);
  if (file === undefined) throw new PromptshiftError('configuration', `There is no file ${shown}.`, 'Check its name.');
  const document = { path: toSlashes(relative(cwd, path)), language, text: file.text };
  const grammars = createGrammarSource();
  const { references } = await createScanner(grammars, { today: () => dayOf(clock), logger, parseLimit: parseLimitMs }).analyse(document, signal);
  return await findAliasShapes(document, references, createSyntaxRuntime(grammars, logger, parseLimitMs), signal);
}

async function read(path: string, shown: string): ReturnType<typeof readText> {
  return await readText(path).catch((error: unknown) => {
    throw new PromptshiftError('configuration', `${shown} cannot be read: ${fileErrorReason(error)}.`, 'Check its permissions.', { cause: error });
  });
}

function outcomeLine({ kind, name, model }: ImportOutcome): string {
  switch (kind) {
    case 'added': return `${name} → ${model}`;
    case 'completed': return `${name} → ${model}: there already, completed`;
    case 'present': return `${name} → ${model}: there already`;
    case 'kept': return `${name} → ${model}: not imported`;
  }
}

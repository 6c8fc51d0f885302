import { relative } from 'node:path';
import { aliasesToText, aliasTable, parseModelsConfig } from '../../core/index.ts';
import { toSlashes } from '../../node/paths.ts';
import type { ListOptions } from './options.ts';
import { exitCodes, type CliContext } from '../context.ts';
import { dayOf } from '../day.ts';
import { paintFor, writeResult } from '../output.ts';
import { findConfigFile } from './configFile.ts';

/**
 * Prints every alias of the file: what it stands for in this environment, and what is beside it.
 * @throws PromptshiftError `configuration` when there is no file
 */
export async function runAliasList({ config, format, color, output, quiet = false }: ListOptions, context: CliContext): Promise<void> {
  const { path, text } = await findConfigFile(context.cwd, config);
  const parsed = await parseModelsConfig(text);
  const rows = aliasTable(parsed.config, context.env, dayOf(context.clock));
  const shown = toSlashes(relative(context.cwd, path));
  await writeResult(context, output, format === 'json' ? `${JSON.stringify({ file: shown, aliases: rows }, null, 2)}\n` : aliasesToText(rows, paintFor(context, { color, output })));
  for (const { line, message, remedy } of parsed.problems.filter(({ severity }) => !quiet || severity === 'error')) context.stderr.write(`promptshift: ${shown}:${line}: ${message} ${remedy}\n`);
  if (parsed.problems.some(({ severity }) => severity === 'error')) context.finish(exitCodes.usage);
}

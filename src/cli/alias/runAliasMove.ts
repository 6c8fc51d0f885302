import { parseModelsConfig, promoteCandidate, rollBack } from '../../core/index.ts';
import type { ChangeOptions } from './options.ts';
import type { CliContext } from '../context.ts';
import { findConfigFile } from './configFile.ts';
import { writeConfig } from './writeConfig.ts';

/**
 * Changes an alias's default and says what changed and what the change does not reach; with `dryRun`, prints the diff.
 * @throws PromptshiftError `configuration` when there is no file, no such alias, or nothing to move to
 */
export async function runAliasMove(kind: 'promote' | 'rollback', alias: string, { dryRun = false, config }: ChangeOptions, context: CliContext): Promise<void> {
  const file = await findConfigFile(context.cwd, config);
  const move = kind === 'promote' ? await promoteCandidate(file.text, alias) : await rollBack(file.text, alias);
  const { shown, changed, out } = await writeConfig(file, move.edits, dryRun, context);
  out.write(`${changed ? `${alias}: ${move.from} → ${move.to}${dryRun ? ', if run without --dry-run' : ''}` : `${alias} stands for ${move.to} already`} (${shown})\n`);
  for (const name of move.notReached) out.write(`not reached: environment ${name} has its own default\n`);
  const variable = (await parseModelsConfig(file.text)).config.aliases[alias]?.env;
  if (variable !== undefined) out.write(`where ${variable} is set, it still decides\n`);
  if (changed && !dryRun) out.write(`applications take it at their next start, bundled ones with their next build; to undo: ${kind === 'promote' ? `promptshift alias rollback ${alias}` : `promptshift alias set ${alias} ${move.from}`}\n`);
}

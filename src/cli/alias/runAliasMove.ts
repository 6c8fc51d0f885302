import { parseModelsConfig, promoteCandidate, rollBack } from '../../core/index.ts';
import type { ChangeOptions } from './options.ts';
import type { CliContext } from '../context.ts';
import { findConfigFile } from './configFile.ts';
import { tellChange } from './tellChange.ts';
import { writeConfig } from './writeConfig.ts';

/**
 * Changes an alias's default and says what changed and what the change does not reach; with `dryRun`, prints the diff.
 * @throws PromptshiftError `configuration` when there is no file, no such alias, or nothing to move to
 */
export async function runAliasMove(kind: 'promote' | 'rollback', alias: string, options: ChangeOptions, context: CliContext): Promise<void> {
  const { dryRun = false, config } = options;
  const file = await findConfigFile(context.cwd, config);
  const { from, to, edits, notReached } = kind === 'promote' ? await promoteCandidate(file.text, alias) : await rollBack(file.text, alias);
  const written = await writeConfig(file, edits, dryRun, context);
  const { shown, changed } = written;
  const variable = (await parseModelsConfig(file.text)).config.aliases[alias]?.env;
  const undo = kind === 'promote' ? `promptshift alias rollback ${alias}` : `promptshift alias set ${alias} ${from}`;
  await tellChange(written, {
    facts: { alias, from, to, notReached, ...(variable === undefined ? {} : { variable }) },
    result: [`${changed ? `${alias}: ${from} → ${to}${dryRun ? ', if run without --dry-run' : ''}` : `${alias} stands for ${to} already`} (${shown})`],
    notes: [
      ...notReached.map((name) => `not reached: environment ${name} has its own default`),
      ...(variable === undefined ? [] : [`where ${variable} is set, it still decides`]),
      ...(changed && !dryRun ? [`applications take it at their next start, bundled ones with their next build; to undo: ${undo}`] : []),
    ],
  }, options, context);
}

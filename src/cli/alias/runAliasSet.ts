import { lifecycleOfId, nearestKnownModel, setAliasModel, type ModelSlot } from '../../core/index.ts';
import type { SetOptions } from './options.ts';
import type { CliContext } from '../context.ts';
import { dayOf } from '../day.ts';
import { findConfigFile } from './configFile.ts';
import { writeConfig } from './writeConfig.ts';

/**
 * Puts a model into a slot of an alias and says so; with `dryRun`, prints the diff.
 * @throws PromptshiftError `configuration` when there is no file or no such alias
 */
export async function runAliasSet(alias: string, model: string, { dryRun = false, config, slot, environment }: SetOptions, context: CliContext): Promise<void> {
  const file = await findConfigFile(context.cwd, config);
  const place: ModelSlot = environment === undefined ? slot : { environment };
  const { shown, changed, out } = await writeConfig(file, await setAliasModel(file.text, alias, place, model), dryRun, context);
  const where = environment === undefined ? slot : `default of environment ${environment}`;
  out.write(`${alias}: ${where} is ${model}${changed ? dryRun ? ', if run without --dry-run' : '' : ' already'} (${shown})\n`);
  const meant = nearestKnownModel(model);
  if (meant !== undefined) context.stderr.write(`promptshift: No list knows ${model}. Did you mean ${meant}? Then run it again with that.\n`);
  const life = lifecycleOfId(model, dayOf(context.clock));
  if (life === undefined || life.state === 'active') return;
  const when = life.shutdown === undefined ? '' : ` on ${life.shutdown}`;
  context.stderr.write(`promptshift: ${model} ${life.state === 'retired' ? 'was shut down' : 'shuts down'}${when}${life.successor === undefined ? '' : `; it is replaced by ${life.successor}`}.\n`);
}

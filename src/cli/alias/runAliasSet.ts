import { lifecycleOfId, nearestKnownModel, setAliasModel, type ModelSlot } from '../../core/index.ts';
import type { SetOptions } from './options.ts';
import type { CliContext } from '../context.ts';
import { dayOf } from '../day.ts';
import { findConfigFile } from './configFile.ts';
import { tellChange } from './tellChange.ts';
import { writeConfig } from './writeConfig.ts';

/**
 * Puts a model into a slot of an alias and says so; with `dryRun`, prints the diff.
 * @throws PromptshiftError `configuration` when there is no file or no such alias
 */
export async function runAliasSet(alias: string, model: string, options: SetOptions, context: CliContext): Promise<void> {
  const { dryRun = false, config, slot, environment } = options;
  const file = await findConfigFile(context.cwd, config);
  const place: ModelSlot = environment === undefined ? slot : { environment };
  const written = await writeConfig(file, await setAliasModel(file.text, alias, place, model), dryRun, context);
  const where = environment === undefined ? slot : `default of environment ${environment}`;
  await tellChange(written, {
    facts: { alias, ...(environment === undefined ? { slot } : { environment }), to: model },
    result: [`${alias}: ${where} is ${model}${written.changed ? dryRun ? ', if run without --dry-run' : '' : ' already'} (${written.shown})`],
    notes: [],
  }, options, context);
  if (options.quiet === true) return;
  const meant = nearestKnownModel(model);
  if (meant !== undefined) context.stderr.write(`promptshift: No list knows ${model}. Did you mean ${meant}? Then run it again with that.\n`);
  const ending = endingOf(model, context);
  if (ending !== undefined) context.stderr.write(`promptshift: ${ending}\n`);
}

/** A warning of a model that is gone or goes; undefined for one that lives. */
function endingOf(model: string, { clock }: CliContext): string | undefined {
  const life = lifecycleOfId(model, dayOf(clock));
  if (life === undefined || life.state === 'active') return undefined;
  const when = life.shutdown === undefined ? '' : ` on ${life.shutdown}`;
  return `${model} ${life.state === 'retired' ? 'was shut down' : 'shuts down'}${when}${life.successor === undefined ? '' : `; it is replaced by ${life.successor}`}.`;
}

import type { CliContext } from '../context.ts';
import { writeResult } from '../output.ts';
import type { ChangeOptions } from './options.ts';
import type { WrittenConfig } from './writeConfig.ts';

/** A change in words, one line each, and as data for `--format json`. */
export type ToldChange = {
  readonly facts: Readonly<Record<string, unknown>>;
  /** What changed. */
  readonly result: readonly string[];
  /** What to know besides; left out by `--quiet`. */
  readonly notes: readonly string[];
};

/** Prints a change that was written as its words, one that was not as its diff with the words beside it on stderr. */
export async function tellChange({ shown, changed, diff }: WrittenConfig, { facts, result, notes }: ToldChange, { format, output, quiet = false }: Pick<ChangeOptions, 'format' | 'output' | 'quiet'>, context: CliContext): Promise<void> {
  const lines = (texts: readonly string[]): string => texts.map((text) => `${text}\n`).join('');
  const said = format === 'json' || diff !== undefined;
  const whole = format === 'json'
    ? `${JSON.stringify({ file: shown, ...facts, changed, written: changed && diff === undefined, ...(diff === undefined ? {} : { diff }) }, null, 2)}\n`
    : diff ?? lines(quiet ? result : [...result, ...notes]);
  await writeResult(context, output, whole);
  if (said && !quiet) context.stderr.write(lines([...result, ...notes]));
}

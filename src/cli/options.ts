import { Option, type Command } from 'commander';
import type { Severity } from '../core/index.ts';

/** Which findings make a command exit with 1; each includes the ones before it. */
export const failLevels = ['error', 'warning', 'info', 'hint', 'never'] as const;
export type FailLevel = (typeof failLevels)[number];

/** What every command that reports takes; as Commander parses it. */
export type CommonOptions<Format extends string> = {
  readonly format: Format;
  readonly output?: string;
  readonly config?: string;
  readonly failOn: FailLevel;
  readonly quiet?: boolean;
  /** False after `--no-color`. */
  readonly color: boolean;
};

/** Adds the options all reporting commands share; the first format is the default. Read them as {@link CommonOptions}. */
export function addCommonOptions(command: Command, formats: readonly [string, ...string[]], failOn = 'exit with 1 from this severity on'): Command {
  return addResultOptions(command, formats, 'settings to use instead of the nearest promptshift.json')
    .addOption(new Option('--fail-on <severity>', failOn).choices(failLevels).default('error'));
}

/** Of every command: how its result is printed, and where to. */
export type ResultOptions<Format extends string> = Omit<CommonOptions<Format>, 'failOn'>;

/** Adds the options of a command that finds nothing to fail on, with what its `--config` names; the first format is the default. Read them as {@link ResultOptions}. */
export function addResultOptions(command: Command, formats: readonly [string, ...string[]], config: string): Command {
  return command
    .addOption(new Option('--format <format>', 'how to print the result').choices(formats).default(formats[0]))
    .option('--output <file>', 'write the result to a file instead of stdout')
    .option('--config <file>', config)
    .option('--quiet', 'print the result alone: no notes, no progress, no summary')
    .option('--no-color', 'no colours (also: NO_COLOR)');
}

/** Adds examples under a command's `--help`, each a command line and what it does. */
export function addExamples(command: Command, examples: readonly (readonly [line: string, does: string])[]): Command {
  const width = Math.max(...examples.map(([line]) => line.length));
  return command.addHelpText('after', ['', 'Examples:', ...examples.map(([line, does]) => `  ${line.padEnd(width)}  ${does}`)].join('\n'));
}

/** True when a finding of this severity is at or above the level. */
export function failsAt(level: FailLevel, severity: Severity): boolean {
  return level !== 'never' && failLevels.indexOf(severity) <= failLevels.indexOf(level);
}

import { Command, CommanderError } from 'commander';
import { PromptshiftError, type ErrorCode } from '../core/errors.ts';
import { commands } from './commands.ts';
import { exitCodes, type CliContext, type ExitCode } from './context.ts';

/** Runs one command line (without `node` and the script). Never throws: what went wrong is on stderr and in `context.finish`. */
export async function runCli(args: readonly string[], context: CliContext): Promise<void> {
  const program = createProgram(context);
  try {
    await registerCommands(args[0], program, context);
    if (args.length === 0) program.help({ error: true });
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    context.finish(report(error, commandOf(program, args), context));
  }
}

function createProgram(context: CliContext): Command {
  return new Command('promptshift')
    .description('Moves a code base\'s prompts from one language model to the next, safely.')
    .version(context.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show what it takes')
    .helpCommand(false)
    // what follows the name of a subcommand is its own: the --output of `prompts diff` is not that of `prompts`
    .enablePositionalOptions()
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => context.stderr.write(text),
      // `report` says it in one line.
      outputError: () => {},
    })
    .exitOverride()
    .addHelpText('after', '\nExit codes: 0 clean, 1 findings or gate not passed, 2 wrong usage or configuration, 3 incomplete.');
}

/** Loads the one command that was asked for; all of them when it is none of ours, for help and suggestions. */
async function registerCommands(name: string | undefined, program: Command, context: CliContext): Promise<void> {
  const wanted = name !== undefined && Object.hasOwn(commands, name) ? [name] : Object.keys(commands);
  for (const each of wanted) (await commands[each]?.())?.(program, context);
}

const exitCodeOf: Readonly<Record<ErrorCode, ExitCode>> = {
  configuration: exitCodes.usage,
  provider: exitCodes.incomplete,
  cancelled: exitCodes.incomplete,
  budget: exitCodes.incomplete,
};

function report(error: unknown, command: string, { stderr, signal }: CliContext): ExitCode {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exitCodes.clean;
    if (error.code !== 'commander.help') stderr.write(`promptshift: ${usageLine(error.message, command)}\n`);
    return exitCodes.usage;
  }
  if (error instanceof PromptshiftError) {
    stderr.write(`promptshift: ${error.message} ${error.remedy}\n`);
    return exitCodeOf[error.code];
  }
  if (signal.aborted && (error === signal.reason || (error instanceof Error && error.name === 'AbortError'))) {
    stderr.write('promptshift: Stopped before there was a result.\n');
    return exitCodes.incomplete;
  }
  stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  stderr.write('promptshift: This is a defect: please report it with the lines above.\n');
  return exitCodes.incomplete;
}

/** Commander's message in one line with what to do next. */
function usageLine(message: string, command: string): string {
  const words = message.replace(/^error: /, '').replaceAll('\n', ' ').replace(/\.?$/, '.');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} Run "${command} --help" to see what it takes.`;
}

/** The command that a line is about, as it is called: `promptshift alias set`. */
function commandOf(program: Command, args: readonly string[]): string {
  const named: string[] = [program.name()];
  let parent = program;
  for (const arg of args) {
    const found = parent.commands.find((command) => command.name() === arg);
    if (found === undefined) break;
    named.push(arg);
    parent = found;
  }
  return named.join(' ');
}

import { Option, type Command } from 'commander';
import { schemaProfileIds } from '../../core/toolSchemas/types.ts';
import { addCommonOptions, addExamples } from '../options.ts';
import type { CliContext } from '../context.ts';
import { lintFormats, type LintOptions } from '../lint/options.ts';

/** `promptshift lint [paths…]` */
export function registerLintCommand(program: Command, context: CliContext): void {
  const command = program
    .command('lint')
    .summary('check tool and output schemas for strict mode')
    .description('Finds tool and output schemas in JSON and YAML files and in code, and says what an API rejects in them. Sends nothing anywhere.')
    .argument('[paths...]', 'files and folders; the working directory when none is given')
    .action(async (paths: readonly string[], options: LintOptions) => {
      if (options.fix === true) {
        const { runLintFix } = await import('../lint/runLintFix.ts');
        await runLintFix(paths, options, context);
      } else if (options.against !== undefined) {
        const { runLintDrift } = await import('../lint/runLintDrift.ts');
        await runLintDrift(paths, options.against, options, context);
      } else {
        const { runLint } = await import('../lint/runLint.ts');
        await runLint(paths, options, context);
      }
    });
  addCommonOptions(command, lintFormats)
    .option('--schema <file...>', 'take each file as one bare parameter schema')
    .addOption(new Option('--profile <profile>', 'judge by all rules of one API, instead of those that hold where a schema stands').choices(schemaProfileIds))
    .option('--fix', 'make the schemas strict: print the changes as a diff, and what they loosen and tighten on stderr')
    .option('--write', 'with --fix: change the files')
    .option('--against <ref>', 'compare the arguments of tools with those at a git revision: what breaks calls is an error');
  addExamples(command, [
    ['promptshift lint', 'the tools in the working directory'],
    ['promptshift lint tools/search.json --profile anthropic', 'would Anthropic take it'],
    ['promptshift lint --schema parameters.json', 'a file that is one schema'],
    ['promptshift lint --fix', 'what would make the strict schemas valid; add --write to change the files'],
    ['promptshift lint --fix --profile openai', 'also those that do not say "strict": true'],
    ['promptshift lint --against origin/main', 'which changes of arguments break callers'],
    ['promptshift lint --format sarif --output schemas.sarif', 'for code scanning'],
    ['promptshift lint --format jsonl', 'one finding a line, for other programs'],
  ]);
}

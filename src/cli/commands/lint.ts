import { Option, type Command } from 'commander';
import { schemaProfileIds, type SchemaProfileId } from '../../core/toolSchemas/types.ts';
import { addCommonOptions, addExamples, type CommonOptions } from '../options.ts';
import type { CliContext } from '../context.ts';

const lintFormats = ['text', 'json', 'jsonl', 'sarif', 'junit'] as const;
export type LintOptions = CommonOptions<(typeof lintFormats)[number]> & {
  /** Files that each hold one bare parameter schema. */
  readonly schema?: readonly string[];
  readonly profile?: SchemaProfileId;
};

/** `promptshift lint [paths…]` */
export function registerLintCommand(program: Command, context: CliContext): void {
  const command = program
    .command('lint')
    .summary('check tool and output schemas for strict mode')
    .description('Finds tool and output schemas in JSON and YAML files and says what an API rejects in them. Sends nothing anywhere.')
    .argument('[paths...]', 'files and folders; the working directory when none is given')
    .action(async (paths: readonly string[], options: LintOptions) => {
      const { runLint } = await import('../lint/runLint.ts');
      await runLint(paths, options, context);
    });
  addCommonOptions(command, lintFormats)
    .option('--schema <file...>', 'take each file as one bare parameter schema')
    .addOption(new Option('--profile <profile>', 'judge by all rules of one API, instead of those that hold where a schema stands').choices(schemaProfileIds));
  addExamples(command, [
    ['promptshift lint', 'the tools in the working directory'],
    ['promptshift lint tools/search.json --profile anthropic', 'would Anthropic take it'],
    ['promptshift lint --schema parameters.json', 'a file that is one schema'],
    ['promptshift lint --format sarif --output schemas.sarif', 'for code scanning'],
    ['promptshift lint --format jsonl', 'one finding a line, for other programs'],
  ]);
}

import { Option, type Command } from 'commander';
import { addExamples, addResultOptions } from '../options.ts';
import type { CliContext } from '../context.ts';
import { pinFormats, type PinOptions } from '../pin/options.ts';

/** `promptshift pin [paths…] --alias NAME --write | --dry-run` */
export function registerPinCommand(program: Command, context: CliContext): void {
  const command = program
    .command('pin')
    .summary('put hard-coded models behind an alias')
    .description('Replaces model ids in code by calls of model("alias"), in configuration by the alias’s variable or a snapshot, and adds the alias to models.config.json. Shows the change as a diff unless --write is given.')
    .argument('[paths...]', 'files and folders; the working directory when none is given')
    .option('--alias <name>', 'the alias, such as chat.core; made when it is new (required)')
    .option('--model <id>', 'only references to this model')
    .addOption(new Option('--write', 'change the files').conflicts('dryRun'))
    .option('--dry-run', 'print the change as a unified diff (the default)')
    .action(async (paths: readonly string[], options: PinOptions) => {
      const { runPin } = await import('../pin/runPin.ts');
      await runPin(paths, options, context);
    });
  addResultOptions(command, pinFormats, 'settings to use instead of the nearest promptshift.json');
  addExamples(command, [
    ['promptshift pin src/reply.ts --alias chat.reply', 'show what would change'],
    ['promptshift pin src --alias chat.reply --model gpt-4o --write', 'change the files'],
    ['promptshift pin src --alias chat.reply --format json', 'the change and what stays, for other programs'],
    ['promptshift pin --alias chat.reply | git apply', 'the same through git'],
  ]);
}

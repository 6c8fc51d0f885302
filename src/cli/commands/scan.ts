import type { Command } from 'commander';
import { addCommonOptions, addExamples, type CommonOptions } from '../options.ts';
import type { CliContext } from '../context.ts';

export const scanFormats = ['text', 'json', 'jsonl'] as const;
export type ScanOptions = CommonOptions<(typeof scanFormats)[number]>;

/** `promptshift scan [paths…]` */
export function registerScanCommand(program: Command, context: CliContext): void {
  const command = program
    .command('scan')
    .summary('find every model that files depend on')
    .description('Finds every model id in files and folders, says what it does there and what is wrong with it. Sends nothing anywhere.')
    .argument('[paths...]', 'files and folders; the working directory when none is given')
    .action(async (paths: readonly string[], options: ScanOptions) => {
      const { runScan } = await import('../scan/runScan.ts');
      await runScan(paths, options, context);
    });
  addCommonOptions(command, scanFormats);
  addExamples(command, [
    ['promptshift scan', 'scan the working directory'],
    ['promptshift scan src worker/summarise.py', 'scan a folder and a file'],
    ['promptshift scan --fail-on warning', 'fail on floating ids too'],
    ['promptshift scan --format jsonl --output models.jsonl', 'one reference a line, for other programs'],
  ]);
}

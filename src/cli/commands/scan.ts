import { Option, type Command } from 'commander';
import { addCommonOptions, addExamples } from '../options.ts';
import type { CliContext } from '../context.ts';
import { scanFormats, type ScanOptions } from '../scan/options.ts';

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
  addCommonOptions(command, scanFormats)
    .option('--known <file>', 'leave out the findings that this file has; only others count')
    .option('--write-known <file>', 'write every finding to this file, for --known')
    .option('--changed <ref>', 'only files changed since the branch left this commit, edited and untracked ones too')
    .option('--target <model>', 'check arguments against this model or alias, or against each id\'s "successor"')
    .addOption(new Option('--by <what>', 'what a line of csv is; a model comes with owner, risk, traffic, cost and shutdown date').choices(['reference', 'model']).default('reference'))
    .option('--no-cache', 'scan every file anew');
  addExamples(command, [
    ['promptshift scan', 'scan the working directory'],
    ['promptshift scan src worker/summarise.py', 'scan a folder and a file'],
    ['promptshift scan --fail-on warning', 'fail on floating ids too'],
    ['promptshift scan --changed origin/main', 'what a pull request touches'],
    ['promptshift scan --target gpt-5.5', 'which arguments the move breaks'],
    ['promptshift scan --known known.json', 'fail on new findings alone'],
    ['promptshift scan --format sarif --output models.sarif', 'for code scanning'],
    ['promptshift scan --format cyclonedx --output models.cdx.json', 'a bill of materials of the models in use'],
    ['promptshift scan --format csv --by model --output models.csv', 'the inventory, as an audit wants it'],
    ['promptshift scan --format jsonl --output models.jsonl', 'one reference a line, for other programs'],
  ]);
}

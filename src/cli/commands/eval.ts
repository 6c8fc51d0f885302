import { InvalidArgumentError, Option, type Command } from 'commander';
import type { CliContext } from '../context.ts';
import { addCommonOptions, addExamples } from '../options.ts';
import { evalFormats, type EvalOptions } from '../eval/options.ts';

/** `promptshift eval [suites…]` */
export function registerEvalCommand(program: Command, context: CliContext): void {
  const command = program
    .command('eval')
    .summary('run eval suites on both models and say whether the candidate may replace the baseline')
    .description(
      'Asks baseline and candidate every case of a suite, judges the answers and decides by the suite\'s gate:\n' +
        'promote, hold, or not enough evidence. Exit: 0 promote, 1 hold or not enough evidence, 2 configuration, 3 incomplete.\n' +
        'The endpoint is --base-url or OPENAI_BASE_URL, the key OPENAI_API_KEY. What was asked is kept in .promptshift/runs.',
    )
    .argument('[suites...]', 'suite files or folders; all *.eval.yaml below the working directory when left out')
    .option('--baseline <model>', 'alias or model id in place of the suite\'s')
    .option('--candidate <model>', 'alias or model id in place of the suite\'s')
    .option('--repeat <times>', 'how often each case is asked on each side', wholeNumber)
    .option('--concurrency <requests>', 'most requests at once', wholeNumber)
    .option('--case <id>', 'only this case; may be repeated', (id: string, all: readonly string[] = []) => [...all, id])
    .option('--budget <usd>', 'most US dollars a run may spend, in place of the suite\'s; budgets.usdPerRun of promptshift.json where neither is given', dollars)
    .option('--resume [run]', 'go on with a run: the last one of the suite, or the one that is named')
    .option('--changed <ref>', 'only suites whose cases, prompt, tools, schemas or aliases changed since the branch left this commit')
    .option('--reference', 'hold one model against the reference run: the suite\'s baseline (drift), or --candidate')
    .addOption(new Option('--bless [side]', 'bless one side of this run as the reference run, kept in .promptshift/reference').choices(['candidate', 'baseline']).preset('candidate'))
    .option('--self-check', 'ask one model on both sides and say how often the gate would have flipped; with --resume from a run that is there')
    .option('--base-url <url>', 'an OpenAI-compatible endpoint')
    .addOption(new Option('--api <api>', 'Responses at api.openai.com and Chat Completions elsewhere, or always one').choices(['auto', 'responses', 'chat']).default('auto'))
    .option('--record <file>', 'write every answer to a recording')
    .option('--replay <file>', 'answer from a recording: no network, no key')
    .option('--allow-code', 'run assertions that are code')
    .option('--allow-endpoint', 'send prompts to the endpoint that a suite names')
    .option('--allow-inconclusive', 'exit with 0 when there is not enough evidence')
    .action(async (suites: readonly string[], options: EvalOptions) => {
      const { runEval } = await import('../eval/runEval.ts');
      await runEval(suites, options, context);
    });
  addCommonOptions(command, evalFormats, 'a gate that is not passed is an error; "never" exits with 0 all the same');
  addExamples(command, [
    ['promptshift eval', 'every suite here'],
    ['promptshift eval evals/triage.eval.yaml --candidate gpt-5.5-2026-04-23', 'one suite against another model'],
    ['promptshift eval evals/triage.eval.yaml --replay .promptshift/recordings/triage.jsonl', 'in CI, without a key'],
    ['promptshift eval --resume', 'go on after a crash: nothing recorded is asked again'],
    ['promptshift eval --resume --bless', 'bless the last run as the reference run; nothing is asked again'],
    ['promptshift eval --reference', 'has the model in use drifted since?'],
    ['promptshift eval --changed origin/main --format markdown', 'for a comment on a pull request'],
    ['promptshift eval --self-check', 'how often does this gate hold a model that did not change?'],
    ['promptshift eval --format junit --output eval.xml', 'for a CI that shows tests'],
  ]);
}

function wholeNumber(given: string): number {
  const value = Number(given);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('It must be a whole number from 1.');
  return value;
}

function dollars(given: string): number {
  const value = Number(given.replace(/^\$/, ''));
  if (!Number.isFinite(value) || value <= 0) throw new InvalidArgumentError('It must be an amount of dollars, such as 2.50.');
  return value;
}

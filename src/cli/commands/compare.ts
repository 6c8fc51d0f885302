import { InvalidArgumentError, Option, type Command } from 'commander';
import type { CliContext } from '../context.ts';
import { addCommonOptions, addExamples } from '../options.ts';
import { compareFormats, type CompareOptions } from '../compare/options.ts';

/** `promptshift compare <prompt>` */
export function registerCompareCommand(program: Command, context: CliContext): void {
  const command = program
    .command('compare')
    .summary('ask two models with one prompt and compare what they answer')
    .description(
      'Sends one prompt to two models and compares answers, tokens, times and cost.\n' +
        'The endpoint is --base-url or OPENAI_BASE_URL (api.openai.com when neither is set), the key OPENAI_API_KEY.',
    )
    .argument('<prompt>', 'a prompt file, such as prompts/triage/1.2.0.md; with --versions also its folder')
    .option('--baseline <model>', 'alias or model id; the prompt\'s own model when left out')
    .option('--candidate <model>', 'alias or model id; the candidate of the prompt\'s alias when left out')
    .option('--var <name=value>', 'an input as text; may be repeated', addVar)
    .option('--vars <file>', 'inputs from a JSON file; --var wins over it')
    .option('--runs <count>', 'how often each model is asked; figures are then means with their range', wholeNumber, 1)
    .option('--versions <two>', 'two versions of the prompt, such as 1.1.0,1.2.0: on one model, or on both with --candidate', twoVersions)
    .addOption(new Option('--diff <kind>', 'how the text report shows what changed; by structure where both answers are JSON when left out').choices(['words', 'lines', 'structure']))
    .option('--budget <usd>', 'most US dollars this comparison may cost; budgets.usdPerRun of promptshift.json when left out', dollars)
    .option('--cache', 'take answers to the same request from .promptshift/cache, and keep new ones there')
    .option('--record <file>', 'also keep the answers in a recording, such as .promptshift/recordings/triage.jsonl')
    .addOption(new Option('--replay <file>', 'answers from a recording, or a folder of them: nothing is sent').conflicts(['record', 'cache']))
    .option('--base-url <url>', 'an OpenAI-compatible endpoint, such as http://localhost:11434/v1')
    .option('--allow-endpoint', 'send to the endpoint that the prompt file names, when none is given')
    .addOption(new Option('--api <api>', 'Responses at api.openai.com and Chat Completions elsewhere, or always one').choices(['auto', 'responses', 'chat']).default('auto'))
    .action(async (prompt: string, options: CompareOptions) => {
      const { runCompare } = await import('../compare/runCompare.ts');
      await runCompare(prompt, options, context);
    });
  addCommonOptions(command, compareFormats, 'taken as everywhere; a comparison has no findings, so it changes nothing');
  addExamples(command, [
    ['promptshift compare prompts/triage/1.2.0.md', 'the default and the candidate of the prompt\'s alias'],
    ['promptshift compare prompts/reply/1.1.0.md --candidate gpt-5.5-2026-04-23', 'the prompt\'s model and another'],
    ['promptshift compare prompts/triage/1.2.0.md --var text="Server room is on fire"', 'with an input of your own'],
    ['promptshift compare prompts/triage/1.2.0.md --runs 5 --budget 0.50', 'five answers of each, for half a dollar at most'],
    ['promptshift compare prompts/triage --versions 1.1.0,1.2.0', 'two versions on the prompt\'s model'],
    ['promptshift compare prompts/triage/1.2.0.md --format html --output report.html', 'a page to send to colleagues'],
  ]);
}

function addVar(given: string, all: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const equals = given.indexOf('=');
  if (equals < 1) throw new InvalidArgumentError('It must be name=value.');
  return { ...all, [given.slice(0, equals)]: given.slice(equals + 1) };
}

const mostRuns = 100;

function wholeNumber(given: string): number {
  const count = Number(given);
  if (!Number.isInteger(count) || count < 1 || count > mostRuns) throw new InvalidArgumentError(`It must be a whole number from 1 to ${mostRuns}.`);
  return count;
}

function dollars(given: string): number {
  const usd = Number(given);
  if (given.trim() === '' || !Number.isFinite(usd) || usd <= 0) throw new InvalidArgumentError('It must be an amount of US dollars above 0, such as 0.50.');
  return usd;
}

function twoVersions(given: string): readonly string[] {
  const versions = given.split(',').map((version) => version.trim());
  if (versions.length !== 2 || versions[0] === versions[1] || !versions.every((version) => /^\d+\.\d+\.\d+[\w.+-]*$/.test(version))) {
    throw new InvalidArgumentError('It must be two versions, such as 1.1.0,1.2.0.');
  }
  return versions;
}

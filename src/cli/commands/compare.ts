import { InvalidArgumentError, Option, type Command } from 'commander';
import type { CliContext } from '../context.ts';
import { addCommonOptions, addExamples, type CommonOptions } from '../options.ts';

export const compareFormats = ['text', 'json', 'markdown', 'html'] as const;

export type CompareOptions = CommonOptions<(typeof compareFormats)[number]> & {
  readonly baseline?: string;
  readonly candidate?: string;
  readonly var?: Readonly<Record<string, string>>;
  readonly vars?: string;
  readonly baseUrl?: string;
  readonly api: 'auto' | 'responses' | 'chat';
};

/** `promptshift compare <prompt>` */
export function registerCompareCommand(program: Command, context: CliContext): void {
  const command = program
    .command('compare')
    .summary('ask two models with one prompt and compare what they answer')
    .description(
      'Sends one prompt to two models and compares answers, tokens, times and cost.\n' +
        'The endpoint is --base-url or OPENAI_BASE_URL (api.openai.com when neither is set), the key OPENAI_API_KEY.',
    )
    .argument('<prompt>', 'a prompt file, such as prompts/triage/1.2.0.md')
    .option('--baseline <model>', 'alias or model id; the prompt\'s own model when left out')
    .option('--candidate <model>', 'alias or model id; the candidate of the prompt\'s alias when left out')
    .option('--var <name=value>', 'an input as text; may be repeated', addVar)
    .option('--vars <file>', 'inputs from a JSON file; --var wins over it')
    .option('--base-url <url>', 'an OpenAI-compatible endpoint, such as http://localhost:11434/v1')
    .addOption(new Option('--api <api>', 'Responses at api.openai.com and Chat Completions elsewhere, or always one').choices(['auto', 'responses', 'chat']).default('auto'))
    .action(async (prompt: string, options: CompareOptions) => {
      const { runCompare } = await import('../compare/runCompare.ts');
      await runCompare(prompt, options, context);
    });
  addCommonOptions(command, compareFormats);
  addExamples(command, [
    ['promptshift compare prompts/triage/1.2.0.md', 'the default and the candidate of the prompt\'s alias'],
    ['promptshift compare prompts/reply/1.1.0.md --candidate gpt-5.5-2026-04-23', 'the prompt\'s model and another'],
    ['promptshift compare prompts/triage/1.2.0.md --var text="Server room is on fire"', 'with an input of your own'],
    ['promptshift compare prompts/triage/1.2.0.md --format html --output report.html', 'a page to send to colleagues'],
  ]);
}

function addVar(given: string, all: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const equals = given.indexOf('=');
  if (equals < 1) throw new InvalidArgumentError('It must be name=value.');
  return { ...all, [given.slice(0, equals)]: given.slice(equals + 1) };
}

import { Option, type Command } from 'commander';
import { addCommonOptions, addExamples } from '../options.ts';
import type { CliContext } from '../context.ts';
import { promptFormats, type PromptsOptions, type NewOptions, type NewVersionOptions, type ReleaseOptions, type DiffOptions } from '../prompts/options.ts';

/** `promptshift prompts [paths…]` and what changes versions. */
export function registerPromptsCommand(program: Command, context: CliContext): void {
  const prompts = program
    .command('prompts')
    .summary('list prompts with versions, models and findings')
    .description('Finds prompt templates and says which version and model each has, how long it is and what is wrong with it. Sends nothing anywhere.')
    .argument('[paths...]', 'files and folders; the working directory when none is given')
    .action(async (paths: readonly string[], options: PromptsOptions) => {
      const { runPrompts } = await import('../prompts/runPrompts.ts');
      await runPrompts(paths, options, context);
    });
  addCommonOptions(prompts, promptFormats);
  addExamples(prompts, [
    ['promptshift prompts', 'the prompts in the working directory'],
    ['promptshift prompts prompts/triage --fail-on warning', 'the versions of one prompt, failing on warnings too'],
    ['promptshift prompts --format sarif --output prompts.sarif', 'for code scanning'],
    ['promptshift prompts --format jsonl', 'one file a line, for other programs'],
    ['promptshift prompts new triage --model chat.triage', 'the first version of a prompt'],
    ['promptshift prompts new-version prompts/triage/1.2.0.md --minor --reason "Ask for one word"', 'the next version'],
    ['promptshift prompts release prompts/triage/1.3.0.md', 'from now on an edit of it is a finding'],
    ['promptshift prompts diff prompts/triage/1.3.0.md', 'what it changed'],
  ]);
  addNew(prompts, context);
  addNewVersion(prompts, context);
  addRelease(prompts, context);
  addDiff(prompts, context);
}

function addNew(prompts: Command, context: CliContext): void {
  const command = prompts
    .command('new')
    .summary('begin a prompt')
    .description('Writes the first version of a prompt, prompts/<name>/1.0.0.md, with one input and a default for it, to be filled in.')
    .argument('<name>', 'its name, such as triage')
    .requiredOption('--model <id>', 'the alias or model that it runs on')
    .option('--dry-run', 'print what would be written as a diff, and write nothing')
    .action(async (name: string, options: NewOptions) => {
      const { runNew } = await import('../prompts/runNew.ts');
      await runNew(name, options, context);
    });
  addExamples(command, [['promptshift prompts new triage --model chat.triage', 'prompts/triage/1.0.0.md']]);
}

function addNewVersion(prompts: Command, context: CliContext): void {
  const command = prompts
    .command('new-version')
    .summary('make the next version of a prompt')
    .description('Copies a prompt to its next version, writes the reason into "changes" and locks the version it follows. When that one was edited after its release, the edit becomes the new version and the released text comes back from git.')
    .argument('<prompt>', 'the file, such as prompts/triage/1.2.0.md, or its folder for the newest')
    .addOption(new Option('--patch', 'same behaviour, better words').conflicts(['minor', 'major']))
    .addOption(new Option('--minor', 'new behaviour that callers need not know of; the default').conflicts(['patch', 'major']))
    .addOption(new Option('--major', 'other inputs or another form of answer').conflicts(['patch', 'minor']))
    .requiredOption('--reason <text>', 'what changes, and why')
    .option('--dry-run', 'print what would be written as a diff, and write nothing')
    .action(async (prompt: string, options: NewVersionOptions) => {
      const { runNewVersion } = await import('../prompts/runNewVersion.ts');
      await runNewVersion(prompt, options, context);
    });
  addExamples(command, [
    ['promptshift prompts new-version prompts/triage --minor --reason "Ask for one word only"', 'after the newest version'],
    ['promptshift prompts new-version prompts/triage/1.2.0.md --patch --reason "Fix a typo" --dry-run', 'look before'],
  ]);
}

function addRelease(prompts: Command, context: CliContext): void {
  const command = prompts
    .command('release')
    .summary('lock a version of a prompt')
    .description('Writes the hash of a version into versions.lock.json beside it: from then on an edit of it is a finding.')
    .argument('<prompt>', 'the file, such as prompts/triage/1.2.0.md, or its folder for the newest')
    .option('--dry-run', 'print what would be written as a diff, and write nothing')
    .action(async (prompt: string, options: ReleaseOptions) => {
      const { runRelease } = await import('../prompts/runRelease.ts');
      await runRelease(prompt, options, context);
    });
  addExamples(command, [['promptshift prompts release prompts/triage/1.2.0.md', 'version 1.2.0 is done']]);
}

function addDiff(prompts: Command, context: CliContext): void {
  const command = prompts
    .command('diff')
    .summary('show what a version changed')
    .description('Prints what differs between two versions of a prompt as a unified diff.')
    .argument('<prompt>', 'the file, such as prompts/triage/1.2.0.md, or its folder for the newest')
    .option('--from <version>', 'the older one; the one before when left out')
    .option('--to <version>', 'the newer one; the prompt itself when left out')
    .option('--output <file>', 'write the result to a file instead of stdout')
    .action(async (prompt: string, options: DiffOptions) => {
      const { runDiff } = await import('../prompts/runDiff.ts');
      await runDiff(prompt, options, context);
    });
  addExamples(command, [
    ['promptshift prompts diff prompts/triage', 'the newest version against the one before'],
    ['promptshift prompts diff prompts/triage --from 1.0.0 --to 1.2.0', 'any two'],
  ]);
}

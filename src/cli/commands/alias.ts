import { Option, type Command } from 'commander';
import { addExamples, addResultOptions } from '../options.ts';
import type { CliContext } from '../context.ts';
import { aliasFormats, type ChangeOptions, type SetOptions, type ImportOptions, type DrillOptions, type ListOptions } from '../alias/options.ts';

const readConfig = 'the file to read instead of the nearest models.config.json';
const changeConfig = 'the file to change instead of the nearest models.config.json';

/** `promptshift alias list|set|promote|rollback|drill|import` */
export function registerAliasCommand(program: Command, context: CliContext): void {
  const alias = program.command('alias').summary('show or change the model an alias stands for');
  addList(alias, context);
  addSet(alias, context);
  addMove(alias, context, 'promote', 'make the candidate the default; the old default becomes the rollback');
  addMove(alias, context, 'rollback', 'make the rollback the default');
  addDrill(alias, context);
  addImport(alias, context);
}

function addDrill(alias: Command, context: CliContext): void {
  const command = alias
    .command('drill')
    .description('Rehearses a rollback on a copy of models.config.json: runs every accessor that promptshift.json names and proves that the application would get the old model, after the one edit and after the environment variable alone.')
    .argument('[alias]', 'the alias; every one with a rollback when left out')
    .action(async (name: string | undefined, options: DrillOptions) => {
      const { runAliasDrill } = await import('../alias/runAliasDrill.ts');
      await runAliasDrill(name, options, context);
    });
  addResultOptions(command, aliasFormats, readConfig);
  addExamples(command, [
    ['promptshift alias drill', 'rehearse every rollback'],
    ['promptshift alias drill chat.core --format json', 'one alias, for a script'],
  ]);
}

function addList(alias: Command, context: CliContext): void {
  const command = alias
    .command('list')
    .description('Shows what each alias of models.config.json stands for here and now, its candidate and its rollback, and which of them end.')
    .action(async (options: ListOptions) => {
      const { runAliasList } = await import('../alias/runAliasList.ts');
      await runAliasList(options, context);
    });
  addResultOptions(command, aliasFormats, readConfig);
  addExamples(command, [
    ['promptshift alias list', 'what each alias stands for'],
    ['PROMPTSHIFT_ENV=staging promptshift alias list', 'the same in another environment'],
  ]);
}

function addSet(alias: Command, context: CliContext): void {
  const command = changing(alias.command('set'))
    .description('Puts a model into an alias of models.config.json.')
    .argument('<alias>', 'the alias, such as chat.core')
    .argument('<model>', 'the id to put there')
    .addOption(new Option('--slot <slot>', 'which of the alias\'s models').choices(['default', 'candidate', 'rollback']).default('default'))
    .addOption(new Option('--environment <name>', 'the default of this environment alone').conflicts('slot'))
    .action(async (name: string, model: string, options: SetOptions) => {
      const { runAliasSet } = await import('../alias/runAliasSet.ts');
      await runAliasSet(name, model, options, context);
    });
  addExamples(command, [
    ['promptshift alias set chat.core gpt-5.5-2026-04-23 --slot candidate', 'name the model to try next'],
    ['promptshift alias set chat.core gpt-5.4-2026-03-05 --environment staging', 'change one environment'],
  ]);
}

function addMove(alias: Command, context: CliContext, kind: 'promote' | 'rollback', does: string): void {
  const command = changing(alias.command(kind))
    .description(`In models.config.json, ${does}.`)
    .argument('<alias>', 'the alias, such as chat.core')
    .action(async (name: string, options: ChangeOptions) => {
      const { runAliasMove } = await import('../alias/runAliasMove.ts');
      await runAliasMove(kind, name, options, context);
    });
  addExamples(command, [
    [`promptshift alias ${kind} chat.core`, 'change the file'],
    [`promptshift alias ${kind} chat.core --dry-run`, 'show what would change'],
  ]);
}

function addImport(alias: Command, context: CliContext): void {
  const command = alias
    .command('import')
    .description('Adds to models.config.json what a file defines in a form of its own: models with default, candidate and rollback, llm routes, tables per environment, variables such as OPENAI_MODEL_DEFAULT, LiteLLM\'s model_list. An alias that is there already is never overwritten.')
    .argument('<file>', 'the file that names the models')
    .addOption(new Option('--dry-run', 'print the change as a unified diff and write nothing (what happens without --write)').conflicts('write'))
    .option('--write', 'change models.config.json')
    .action(async (file: string, options: ImportOptions) => {
      const { runAliasImport } = await import('../alias/runAliasImport.ts');
      await runAliasImport(file, options, context);
    });
  addResultOptions(command, aliasFormats, changeConfig);
  addExamples(command, [
    ['promptshift alias import litellm.yaml', 'show which aliases it would make'],
    ['promptshift alias import config/models.yaml --write', 'add them'],
  ]);
}

function changing(command: Command): Command {
  return addResultOptions(command.option('--dry-run', 'print the change as a unified diff and write nothing'), aliasFormats, changeConfig);
}

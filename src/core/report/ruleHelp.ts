import type { RuleId, Severity } from '../scan/types.ts';

/** What a report says about a rule itself. `level` is its severity where settings and circumstances say nothing else. */
export type RuleHelp = {
  readonly id: RuleId;
  readonly name: string;
  readonly level: Severity;
  /** One sentence. */
  readonly short: string;
  /** What to do. */
  readonly help: string;
  /** A page of a vendor that documents what the rule is about. */
  readonly uri: string;
};

const deprecations = 'https://developers.openai.com/api/docs/deprecations';
const models = 'https://developers.openai.com/api/docs/models';

/** Every rule of `scan`, in the order reports list them. */
export const ruleHelp: readonly RuleHelp[] = [
  { id: 'model/retired', name: 'RetiredModel', level: 'error', short: 'The vendor has shut the model down.', help: 'Calls fail. Move to the model the finding names, and compare the prompts on both before you do.', uri: deprecations },
  { id: 'model/deprecated', name: 'DeprecatedModel', level: 'warning', short: 'The vendor has announced the day the model is shut down.', help: 'Move to the model the finding names before that day.', uri: deprecations },
  { id: 'model/floating', name: 'FloatingModel', level: 'warning', short: 'The vendor repoints this id: the model behind it changes without an edit.', help: 'Use the dated snapshot that the finding names, or pin the id behind an alias.', uri: models },
  { id: 'model/misspelled', name: 'MisspelledModel', level: 'warning', short: 'The id is unknown and close to a known one.', help: 'Correct the spelling, or add the id to the catalog of promptshift.json.', uri: models },
  { id: 'model/unknown', name: 'UnknownModel', level: 'hint', short: 'The id is well formed and in no catalog.', help: 'Check its spelling, or add it to the catalog of promptshift.json.', uri: models },
  { id: 'model/hard-coded', name: 'HardCodedModel', level: 'info', short: 'The id is written where it is used.', help: 'Pin it behind an alias, so that a migration or a rollback is one change of configuration.', uri: models },
  { id: 'model/endpoint', name: 'StoppingService', level: 'warning', short: 'The code calls a service that stops, or has stopped.', help: 'Move to what the finding names before that day.', uri: deprecations },
  { id: 'model/parameter', name: 'RejectedParameter', level: 'error', short: 'The model that this call is to move to rejects an argument, or takes it to mean something else.', help: 'Change the argument as the finding says before the model changes. Hints are reports or inferences: try those.', uri: 'https://developers.openai.com/api/docs/guides/reasoning' },
  { id: 'alias/undefined', name: 'UndefinedAlias', level: 'warning', short: 'The alias is in no models.config.json that applies here.', help: 'Correct the name, or define the alias: the accessor fails at start.', uri: models },
  { id: 'alias/unused', name: 'UnusedAlias', level: 'hint', short: 'No file that was scanned uses the alias.', help: 'Remove it when nothing else reads it.', uri: models },
  { id: 'alias/candidate-equals-default', name: 'CandidateEqualsDefault', level: 'hint', short: 'The candidate of the alias is its default.', help: 'Remove the candidate, or name the model that is to follow.', uri: models },
  { id: 'alias/rollback-missing', name: 'RollbackMissing', level: 'info', short: 'The alias names no model to go back to.', help: 'Add a rollback: a snapshot that is known to work.', uri: models },
  { id: 'alias/rollback-retired', name: 'RollbackRetired', level: 'warning', short: 'The model that the alias would go back to has been shut down.', help: 'Name another rollback before one is needed.', uri: deprecations },
];

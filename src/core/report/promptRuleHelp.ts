import type { PromptRuleId } from '../prompts/rules/promptRule.ts';
import type { SarifRule } from './sarifLog.ts';

const guide = 'https://developers.openai.com/api/docs/guides/prompt-engineering';

/** Every rule of `prompts`, in the order reports list them. */
export const promptRuleHelp: readonly (SarifRule & { readonly id: PromptRuleId })[] = [
  { id: 'prompt/invalid', name: 'InvalidPrompt', level: 'error', short: 'The prompt cannot be read or filled.', help: 'Correct what the finding names: it would fail when it is sent.', uri: guide },
  { id: 'prompt/undefined-placeholder', name: 'UndefinedPlaceholder', level: 'warning', short: 'The template asks for an input that the prompt does not declare.', help: 'Correct its spelling, or add it to the input schema.', uri: guide },
  { id: 'prompt/unused-input', name: 'UnusedInput', level: 'info', short: 'The prompt declares an input that no message uses.', help: 'Use it, or take it out of the input schema and the defaults.', uri: guide },
  { id: 'prompt/schema-default', name: 'SchemaDefault', level: 'warning', short: 'A default does not fit the input schema.', help: 'Correct the default or the schema.', uri: guide },
  { id: 'prompt/missing-owner', name: 'MissingOwner', level: 'info', short: 'Nobody is named who owns the prompt.', help: 'Add owner to the front matter or to the alias, or name one in CODEOWNERS.', uri: guide },
  { id: 'prompt/too-long', name: 'TooLong', level: 'warning', short: 'The prompt is longer than it expects to be, or than its model takes.', help: 'Shorten it, or correct expectedTokens. Tokens are estimates.', uri: guide },
  { id: 'prompt/repeated-example', name: 'RepeatedExample', level: 'info', short: 'The prompt gives the same example twice.', help: 'Take one out: it costs tokens with every call and weighs more than meant.', uri: guide },
  { id: 'prompt/personal-data', name: 'PersonalData', level: 'warning', short: 'The template holds data of a person.', help: 'Take it out, or make it an input: it is sent with every call.', uri: guide },
  { id: 'prompt/edited-release', name: 'EditedRelease', level: 'error', short: 'A released version was changed.', help: 'Make the change a new version, and put the released text back.', uri: guide },
];

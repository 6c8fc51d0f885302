import { PromptshiftError } from '../../core/errors.ts';
import type { Prompt } from '../../core/prompts/types.ts';

/** Inputs that the template needs and nobody has given, in the order of the file. */
export function missingInputs(prompt: Prompt, given: Readonly<Record<string, unknown>>): readonly string[] {
  const names = prompt.placeholders.filter(({ required }) => required).map(({ name }) => name);
  return [...new Set(names)].filter((name) => !Object.hasOwn(given, name) && !Object.hasOwn(prompt.input.defaults, name));
}

/** @throws PromptshiftError `configuration` naming the inputs that the form still lacks */
export function requireInputs(prompt: Prompt, given: Readonly<Record<string, unknown>>): void {
  const missing = missingInputs(prompt, given);
  if (missing.length > 0) throw new PromptshiftError('configuration', `There is no value for ${missing.join(', ')}.`, 'Fill in the form under Inputs, then run again.');
}

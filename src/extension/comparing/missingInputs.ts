import type { Prompt } from '../../core/prompts/types.ts';

/** Inputs that the template needs and nobody has given, in the order of the file. */
export function missingInputs(prompt: Prompt, given: Readonly<Record<string, unknown>>): readonly string[] {
  const names = prompt.placeholders.filter(({ required }) => required).map(({ name }) => name);
  return [...new Set(names)].filter((name) => !Object.hasOwn(given, name) && !Object.hasOwn(prompt.input.defaults, name));
}

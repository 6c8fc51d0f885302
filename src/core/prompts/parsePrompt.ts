import { promptshiftMarkdown } from './promptshiftMarkdown.ts';
import type { PromptFormat } from './format.ts';
import type { Prompt } from './types.ts';

const formats: readonly PromptFormat[] = [promptshiftMarkdown];

/**
 * Reads a prompt file of any known format; `text` comes without a byte order mark (one that is there is skipped).
 * Bad content never throws: `problems` names file line and column, and the rest is read.
 */
export function parsePrompt(path: string, text: string): Prompt {
  const format = formats.find((one) => one.matches(path, text)) ?? promptshiftMarkdown;
  return format.parse(path, text);
}

/** True when a file of this name is a prompt; by its path alone. */
export function isPromptPath(path: string): boolean {
  return formats.some((one) => one.matches(path, ''));
}

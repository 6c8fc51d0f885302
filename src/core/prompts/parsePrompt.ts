import type { PromptFormat } from './format.ts';
import { dotprompt } from './formats/dotprompt/dotprompt.ts';
import { githubModels } from './formats/githubModels.ts';
import { handlebarsFile, isPromptTemplatePath } from './formats/handlebarsFile.ts';
import { promptshiftMarkdown } from './formats/promptshiftMarkdown.ts';
import { prompty } from './formats/prompty/prompty.ts';
import type { Prompt } from './types.ts';

const formats: readonly PromptFormat[] = [promptshiftMarkdown, dotprompt, prompty, githubModels, handlebarsFile];

/**
 * Reads a prompt file of any known format; `text` comes without a byte order mark (one that is there is skipped).
 * Bad content never throws: `problems` names file line and column, and the rest is read.
 */
export function parsePrompt(path: string, text: string): Prompt {
  const format = formats.find((one) => one.matches(path, text)) ?? promptshiftMarkdown;
  return format.parse(path, text);
}

/** True when a file of this name is a prompt; by its path, and by its `text` where that is given. */
export function isPromptPath(path: string, text = ''): boolean {
  const format = formats.find((one) => one.matches(path, text));
  // a template that others include is no prompt by itself
  if (format === dotprompt && /(?:^|[\\/])_[^\\/]*$/.test(path)) return false;
  return format === handlebarsFile ? isPromptTemplatePath(path) : format !== undefined;
}

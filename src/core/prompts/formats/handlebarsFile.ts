import type { PromptFormat } from '../format.ts';
import { parseDotprompt } from './dotprompt/dotprompt.ts';

/** A Handlebars template; those of web pages are far more common, so only a folder or a name that says "prompt" makes one a prompt by itself. */
export const handlebarsFile: PromptFormat = {
  id: 'handlebars',
  matches: (path) => /\.(?:hbs|handlebars)$/i.test(path),
  parse: (path, text) => parseDotprompt(path, text, 'handlebars'),
};

/** True for a template that its path calls a prompt. */
export function isPromptTemplatePath(path: string): boolean {
  return handlebarsFile.matches(path, '') && /(?:^|[\\/._-])prompts?(?:[\\/._-])/i.test(path);
}

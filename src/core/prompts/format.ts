import type { Prompt, PromptFormatId } from './types.ts';

/** A file format that holds a prompt. One file a format; `parsePrompt` asks them in order. */
export interface PromptFormat {
  readonly id: PromptFormatId;
  /** True when a file of this name is of this format. `path` is native or uses '/'. */
  matches(path: string, text: string): boolean;
  /** Never throws for bad content: what is wrong goes into `problems`, the rest is read. */
  parse(path: string, text: string): Prompt;
}

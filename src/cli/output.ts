import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { styleText } from 'node:util';
import { plain, PromptshiftError, type Paint, type TextStyle } from '../core/index.ts';
import { fileErrorReason } from '../node/fileError.ts';
import type { CliContext } from './context.ts';

/**
 * Writes a result to stdout, or to the file that `--output` names (from the working directory).
 * @throws PromptshiftError `configuration` when the file cannot be written
 */
export async function writeResult(context: CliContext, file: string | undefined, text: string): Promise<void> {
  if (file === undefined) {
    context.stdout.write(text);
    return;
  }
  try {
    await writeFile(resolve(context.cwd, file), text);
  } catch (error) {
    throw new PromptshiftError('configuration', `${file} cannot be written: ${fileErrorReason(error)}.`, 'Give --output a file in a folder that is there.', { cause: error });
  }
}

const formats = {
  error: 'red', warning: 'yellow', info: 'blue', hint: 'gray', path: 'underline', faint: 'gray', strong: 'bold',
} as const satisfies Record<TextStyle, Parameters<typeof styleText>[0]>;

/** Colours for stdout: on a terminal unless `NO_COLOR` or `--no-color` says otherwise, never in a file. */
export function paintFor({ stdout, env }: CliContext, options: { readonly color: boolean; readonly output?: string | undefined }): Paint {
  const wanted = options.color && options.output === undefined && stdout.isTerminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  return wanted ? (style, text) => styleText(formats[style], text, { validateStream: false }) : plain;
}

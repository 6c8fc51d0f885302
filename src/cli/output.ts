import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { styleText } from 'node:util';
import { plain, PromptshiftError, type Paint, type TextStyle } from '../core/index.ts';
import { fileErrorReason } from '../node/fileError.ts';
import type { CliContext } from './context.ts';

/**
 * Writes a result, whole or in parts, to stdout or to the file that `--output` names (from the working directory).
 * @throws PromptshiftError `configuration` when the file cannot be written
 */
export async function writeResult(context: CliContext, file: string | undefined, text: string | Iterable<string>): Promise<void> {
  const parts = typeof text === 'string' ? [text] : inPieces(text);
  if (file === undefined) {
    for (const part of parts) context.stdout.write(part);
    return;
  }
  try {
    await writeFile(resolve(context.cwd, file), parts);
  } catch (error) {
    throw new PromptshiftError('configuration', `${file} cannot be written: ${fileErrorReason(error)}.`, 'Give --output a file in a folder that is there.', { cause: error });
  }
}

/** Characters that are written at once: a part may be a line. */
const pieceLength = 64 * 1024;

function* inPieces(parts: Iterable<string>): Generator<string> {
  let piece: string[] = [];
  let length = 0;
  for (const part of parts) {
    piece.push(part);
    length += part.length;
    if (length < pieceLength) continue;
    yield piece.join('');
    piece = [];
    length = 0;
  }
  yield piece.join('');
}

const formats = {
  error: 'red', warning: 'yellow', info: 'blue', hint: 'gray', path: 'underline', faint: 'gray', strong: 'bold',
} as const satisfies Record<TextStyle, Parameters<typeof styleText>[0]>;

/** Colours for stdout: on a terminal unless `NO_COLOR` or `--no-color` says otherwise, never in a file. */
export function paintFor({ stdout, env }: CliContext, options: { readonly color: boolean; readonly output?: string | undefined }): Paint {
  const wanted = options.color && options.output === undefined && stdout.isTerminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  return wanted ? (style, text) => styleText(formats[style], text, { validateStream: false }) : plain;
}

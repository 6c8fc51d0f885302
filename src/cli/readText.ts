import { PromptshiftError } from '../core/index.ts';
import { readTextFile } from '../node/readTextFile.ts';

/** The text of a file; `shown` is how the person named it. */
export async function readText(file: string, shown: string, signal: AbortSignal, maxBytes?: number): Promise<string> {
  const found = await readTextFile(file, signal, maxBytes);
  if (found.kind === 'text') return found.text;
  const reason = found.reason.replace(/^Not scanned: /, '').replace(/^[A-Z]/, (letter) => letter.toLowerCase());
  throw new PromptshiftError('configuration', `${shown}: ${reason}`, 'Name a readable text file.');
}

import type { SuiteFiles } from '../suites/types.ts';
import { decodeText } from '../../text/decode.ts';
import { PromptshiftError } from '../../errors.ts';

/** Bytes of a suite, a prompt or a configuration. */
const maxBytes = 8 * 1024 * 1024;

/**
 * A whole text file below the root.
 * @throws PromptshiftError `configuration` when it is not there, too large or not text
 */
export async function readSuiteText(files: SuiteFiles, path: string, signal: AbortSignal): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of files.stream(path, maxBytes, signal)) chunks.push(chunk);
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  const decoded = decodeText(bytes);
  if (decoded.kind === 'binary') throw new PromptshiftError('configuration', `${path} holds binary data, not text.`, 'Name a text file.');
  return decoded.text;
}

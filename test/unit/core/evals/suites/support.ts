import { PromptshiftError, type SuiteFiles } from '../../../../../src/core/index.ts';

/** Files in memory, by path from the root. `read` lists what was asked for. */
export function memoryFiles(texts: Readonly<Record<string, string | Uint8Array>>, chunkSize = 1024): { readonly files: SuiteFiles; readonly read: readonly string[] } {
  const read: string[] = [];
  async function* stream(path: string): AsyncIterable<Uint8Array> {
    read.push(path);
    const content = texts[path];
    if (content === undefined) throw new PromptshiftError('configuration', `${path} cannot be read: it is not there.`, 'Correct the path.');
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    for (let at = 0; at < bytes.length; at += chunkSize) yield await Promise.resolve(bytes.subarray(at, at + chunkSize));
  }
  return { files: { stream }, read };
}

export const idle = new AbortController().signal;
/** The least a suite can be, but for what a test adds. */
export const head = 'alias: chat.core\n';

import { join } from 'node:path';
import { applyEdits, PromptshiftError, type FileChange, type FilePair, type WorkspaceFiles } from '../../core/index.ts';
import { fileErrorReason } from '../../node/fileError.ts';
import { plainUtf8, readText, writeText, type TextEncoding } from '../../node/textFile.ts';

/** Changes on top of the files below a root, kept until they are written. Paths with '/', relative to the root. */
export interface Overlay extends WorkspaceFiles {
  apply(changes: readonly FileChange[]): Promise<void>;
  /** What differs from the disk, in the order it came up. */
  pairs(): readonly FilePair[];
  /** @throws PromptshiftError `configuration` naming the file that could not be written */
  write(): Promise<void>;
}

type Entry = { readonly before: string | undefined; readonly after: string | undefined; readonly encoding: TextEncoding };

export function createOverlay(root: string): Overlay {
  const entries = new Map<string, Entry>();

  async function load(path: string): Promise<Entry> {
    const known = entries.get(path);
    if (known !== undefined) return known;
    const found = await readText(join(root, path)).catch((error: unknown) => {
      throw new PromptshiftError('configuration', `${path} cannot be read: ${fileErrorReason(error)}.`, 'Check its permissions.', { cause: error });
    });
    const entry = { before: found?.text, after: found?.text, encoding: found?.encoding ?? plainUtf8 };
    entries.set(path, entry);
    return entry;
  }

  const changed = (): (readonly [string, Entry & { readonly after: string }])[] =>
    [...entries].flatMap(([path, entry]) => (entry.after === undefined || entry.after === entry.before ? [] : [[path, { ...entry, after: entry.after }] as const]));

  return {
    read: async (path) => (await load(path)).after,
    async apply(changes) {
      for (const change of changes) {
        const entry = await load(change.path);
        const after = 'create' in change ? change.create : applyEdits(entry.after ?? '', change.edits);
        entries.set(change.path, { ...entry, after });
      }
    },
    pairs: () => changed().map(([path, { before, after }]) => (before === undefined ? { path, after } : { path, before, after })),
    async write() {
      // New files first: code that is changed already then never asks for an accessor that is not there.
      const inOrder = changed().toSorted(([, a], [, b]) => Number(a.before !== undefined) - Number(b.before !== undefined));
      for (const [path, { after, encoding }] of inOrder) {
        await writeText(join(root, path), after, encoding).catch((error: unknown) => {
          throw new PromptshiftError('configuration', `${path} cannot be written: ${fileErrorReason(error)}.`, 'Check its permissions and run again; what was written before it is complete.', { cause: error });
        });
      }
    },
  };
}

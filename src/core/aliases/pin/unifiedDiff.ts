/** A file before and after; `before` undefined for one that is made. */
export type FilePair = { readonly path: string; readonly before?: string; readonly after: string };

/** Unified diff of several files, as `git apply` and `patch -p1` read it. Empty when nothing differs. */
export async function unifiedDiff(files: readonly FilePair[]): Promise<string> {
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import('diff');
  return files.filter(({ before, after }) => before !== after).map(({ path, before, after }) => createTwoFilesPatch(
    before === undefined ? '/dev/null' : `a/${path}`, `b/${path}`, before ?? '', after, undefined, undefined, { context: 3, headerOptions: FILE_HEADERS_ONLY },
  )).join('');
}

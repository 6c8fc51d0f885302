import type { Metafile } from 'esbuild';

/** Bytes of JavaScript that loading an output reads, and bytes that wait behind an `import()`. */
export function sizesOf(metafile: Metafile, entry: string): { readonly start: number; readonly later: number } {
  const atStart = new Set<string>();
  const pending = [entry];
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (atStart.has(path)) continue;
    atStart.add(path);
    for (const { path: next, kind, external } of metafile.outputs[path]?.imports ?? []) {
      if (kind === 'import-statement' && external !== true) pending.push(next);
    }
  }
  let start = 0;
  let later = 0;
  for (const [path, { bytes }] of Object.entries(metafile.outputs)) {
    if (!/\.m?js$/.test(path)) continue;
    if (atStart.has(path)) start += bytes;
    else later += bytes;
  }
  return { start, later };
}

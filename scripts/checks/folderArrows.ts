import { dirname, join } from 'node:path/posix';

/** Two folders of which each needs the other. A folder and a room of its own may: the folder lists its rooms, and they share its types. */
export type BackAndForth = { readonly folders: readonly [string, string]; readonly imports: readonly string[] };

/** An import, types included, at the start of a line: the form the whole source has. */
const relativeImport = /^(?:import|export)\s[^;]*?from\s+'(\.[^']+)';/gms;

/** The pairs of folders between which imports run both ways, each with the imports that make it. `files`: text by path with '/'. */
export function backAndForth(files: ReadonlyMap<string, string>): readonly BackAndForth[] {
  const arrows = new Map<string, string[]>();
  for (const [path, text] of files) {
    for (const [, specifier = ''] of text.matchAll(relativeImport)) {
      const target = join(dirname(path), specifier);
      const [from, to] = [dirname(path), dirname(target)];
      if (!files.has(target) || isWithin(from, to) || isWithin(to, from)) continue;
      const key = `${from} ${to}`;
      arrows.set(key, [...(arrows.get(key) ?? []), `${path} imports ${target}`]);
    }
  }
  return [...arrows].flatMap(([key, imports]): readonly BackAndForth[] => {
    const [from = '', to = ''] = key.split(' ');
    const back = arrows.get(`${to} ${from}`);
    return back === undefined || from > to ? [] : [{ folders: [from, to], imports: [...imports, ...back] }];
  });
}

function isWithin(folder: string, other: string): boolean {
  return folder === other || folder.startsWith(`${other}/`);
}

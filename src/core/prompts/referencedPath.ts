/** Where a file is that a prompt names; `refused` is not read, whatever is there. */
export type ReferencedPath = { readonly kind: 'inside'; readonly path: string } | { readonly kind: 'refused'; readonly reason: string };

/** The path of a file that the file `from` names, written as `from` is with '/'. Only files below `root` may be named. */
export function referencedPath(from: string, reference: string, root: string): ReferencedPath {
  const name = reference.replaceAll('\\', '/');
  if (name === '' || name.includes('\0')) return { kind: 'refused', reason: 'it is no file name' };
  if (/^(?:\/|~|[A-Za-z][\w+.-]*:)/.test(name)) return { kind: 'refused', reason: 'only files named from the prompt, such as ../tools.json, are' };
  const own = from.replaceAll('\\', '/');
  const folder = own.includes('/') ? own.slice(0, own.lastIndexOf('/')) : '';
  const path = normal(`${folder}${folder === '' && !own.startsWith('/') ? '' : '/'}${name}`);
  const top = normal(root.replaceAll('\\', '/'));
  const isInside = path !== undefined && top !== undefined && (top === '' ? !path.startsWith('/') || own.startsWith('/') : path.startsWith(top.endsWith('/') ? top : `${top}/`));
  return isInside ? { kind: 'inside', path } : { kind: 'refused', reason: 'it lies outside of the workspace' };
}

/** Without `.` and `..`; undefined where it climbs above its start. */
function normal(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return `${path.startsWith('/') ? '/' : ''}${parts.join('/')}`;
}

import { folderOf } from '../../text/paths.ts';

/**
 * What a path in a suite names: a path relative to the root with '/', or why that is refused. Only relative paths with
 * '/' that stay below the root are taken; links are the host's to follow and refuse.
 */
export function pathInside(suitePath: string, reference: string): { readonly path: string } | { readonly refused: string } {
  if (/^[a-z][a-z0-9+.-]*:/i.test(reference)) return { refused: /^[a-z]:/i.test(reference) ? 'is an absolute path' : 'is an address, not a path' };
  if (/^[\\/]/.test(reference)) return { refused: 'is an absolute path' };
  if (reference.includes('\0')) return { refused: 'holds a character that no path has' };
  const parts = folderOf(suitePath).split('/').filter((part) => part !== '');
  // On Windows both slashes part a path; taking them for the same everywhere makes the refusal the same everywhere.
  for (const part of reference.split(/[\\/]/)) {
    if (part === '..') {
      if (parts.pop() === undefined) return { refused: 'leads out of the workspace' };
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.length === 0 ? { refused: 'is a folder' } : { path: parts.join('/') };
}

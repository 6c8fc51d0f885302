import { relative, sep } from 'node:path';

/** `to` as seen from the folder `from`, with '/' on every system; '' when they are the same. */
export function relativePath(from: string, to: string): string {
  return toSlashes(relative(from, to));
}

/** Native separators to '/'. A backslash in a POSIX file name stays. */
export function toSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

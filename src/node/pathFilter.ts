import ignore from 'ignore';
import { relativePath } from './paths.ts';

/** Which files of a tree are wanted; absolute paths. */
export type PathFilter = {
  file(path: string): boolean;
  /** False when nothing below is wanted, so that the folder need not be entered. */
  folder(path: string): boolean;
};

/**
 * Patterns are written as in `.gitignore` and mean paths below `base`; a path outside `base` is not touched by them.
 * With `include`, only files it matches are wanted; `exclude` wins over it.
 */
export function createPathFilter(
  base: string,
  patterns: { readonly include?: readonly string[] | undefined; readonly exclude?: readonly string[] | undefined },
): PathFilter {
  const included = patterns.include === undefined ? undefined : ignore().add(patterns.include);
  const excluded = ignore().add(patterns.exclude ?? []);
  const inBase = (path: string): string | undefined => {
    const relative = relativePath(base, path);
    return ignore.isPathValid(relative) ? relative : undefined;
  };
  return {
    file: (path) => {
      const relative = inBase(path);
      if (relative === undefined) return true;
      return !excluded.ignores(relative) && (included?.ignores(relative) ?? true);
    },
    folder: (path) => {
      const relative = inBase(path);
      return relative === undefined || !excluded.ignores(`${relative}/`);
    },
  };
}

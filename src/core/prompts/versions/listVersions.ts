import { isPromptshiftPath } from '../formats/promptshiftMarkdown.ts';
import { compareVersions } from './semver.ts';

/** One version of a prompt and the file it is in. */
export type PromptVersion = { readonly version: string; readonly path: string };

/** The versions among the files of a prompt's folder, the oldest first. */
export function listVersions(paths: readonly string[]): readonly PromptVersion[] {
  return paths.filter(isPromptshiftPath)
    .map((path): PromptVersion => ({ path, version: (path.split(/[\\/]/).at(-1) ?? '').replace(/\.md$/i, '') }))
    .toSorted((a, b) => compareVersions(a.version, b.version));
}

/** The version before one; undefined for the first. */
export function previousVersion(versions: readonly PromptVersion[], version: string): PromptVersion | undefined {
  return versions.findLast((other) => compareVersions(other.version, version) < 0);
}

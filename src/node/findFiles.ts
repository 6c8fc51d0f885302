import { languageOf, type LanguageId } from '../core/index.ts';
import type { SettingsFinder } from './settingsFinder.ts';
import { walkFiles } from './walkFiles.ts';

/** A file that a scan reads. `path` is absolute. */
export type FoundFile = { readonly kind: 'found'; readonly path: string; readonly language: LanguageId };

/** A file or folder that a scan does not read; `path` is absolute, `reason` is a sentence without it. */
export type NotScanned =
  /** Left out by a stated rule (binary, too large, a kind of file that is not read). */
  | { readonly kind: 'skipped'; readonly path: string; readonly reason: string }
  /** Should have been read and could not be. */
  | { readonly kind: 'unreadable'; readonly path: string; readonly reason: string };

/** Files by absolute path: no others than `only`, and none of `except`. */
export type Selection = { readonly only?: ReadonlySet<string>; readonly except?: ReadonlySet<string> };

/**
 * The files below the roots (absolute) that settings and `.gitignore` let through, in a stable order, each once.
 * @throws the signal's reason when aborted, PromptshiftError for a `promptshift.json` with a mistake
 */
export async function* findFiles(
  roots: readonly string[], settings: SettingsFinder, signal: AbortSignal, { only, except }: Selection = {},
): AsyncGenerator<FoundFile | NotScanned> {
  const filterFor = async (folder: string) => (await settings.forFolder(folder)).filter;
  const seen = new Set<string>();
  for (const root of roots) {
    for await (const entry of walkFiles(root, filterFor, signal)) {
      const { path } = entry;
      if (seen.has(path) || (entry.kind === 'file' && (except?.has(path) === true || only?.has(path) === false))) continue;
      seen.add(path);
      const language = languageOf(path);
      if (entry.kind === 'unreadable') yield entry;
      else if (language !== undefined) yield { kind: 'found', path, language };
      else if (path === root) yield { kind: 'skipped', path, reason: 'Not scanned: no kind of file that the scan reads.' };
    }
  }
}

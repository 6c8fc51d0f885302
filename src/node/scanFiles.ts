import { dirname } from 'node:path';
import {
  applySettings, defaultSettings, languageOf, type LanguageId, type ScannedDocument, type Scanner, type Settings,
} from '../core/index.ts';
import { mapAhead } from './mapAhead.ts';
import { relativePath } from './paths.ts';
import { readTextFile } from './readTextFile.ts';
import type { SettingsFinder } from './settingsFinder.ts';
import { walkFiles } from './walkFiles.ts';

/** What became of one file or folder; `path` is absolute. */
export type FileScan =
  | { readonly kind: 'scanned'; readonly path: string; readonly text: string; readonly document: ScannedDocument; readonly settings: Settings }
  | NotScanned;

type NotScanned =
  /** Left out by a stated rule (binary, too large, a kind of file that is not read). `reason` is a sentence without the path. */
  | { readonly kind: 'skipped'; readonly path: string; readonly reason: string }
  /** Should have been read and could not be. */
  | { readonly kind: 'unreadable'; readonly path: string; readonly reason: string };

export type ScanFilesOptions = {
  readonly settings: SettingsFinder;
  /** The scanner that works by these settings; called for every file. */
  readonly scannerFor: (settings: Settings) => Scanner;
  /** The path a file has for the scanner where no `promptshift.json` says what paths start from; '/'-separated. */
  readonly show: (path: string) => string;
};

/** Files being read while one is scanned: enough to keep the disk busy, few enough to hold in memory at the size limit. */
const readAhead = 16;

/**
 * Scans every file below the roots (absolute) that settings and `.gitignore` let through, in a stable order, each once.
 * @throws the signal's reason when aborted, PromptshiftError for a `promptshift.json` with a mistake
 */
export async function* scanFiles(roots: readonly string[], options: ScanFilesOptions, signal: AbortSignal): AsyncGenerator<FileScan> {
  const { settings, scannerFor, show } = options;
  for await (const file of mapAhead(findFiles(roots, settings, signal), readAhead, (found) => readFound(found, signal))) {
    if (file.kind !== 'text') {
      yield file;
      continue;
    }
    const { path, language, text } = file;
    const applied = await settings.forFolder(dirname(path));
    // Accessors and accepted findings are named from the folder of promptshift.json.
    const inRepository = applied.settings === defaultSettings ? show(path) : relativePath(applied.base, path);
    const scanned = await scannerFor(applied.settings).scan({ path: inRepository, language, text }, signal);
    yield { kind: 'scanned', path, text, document: applySettings(scanned, applied.settings, inRepository), settings: applied.settings };
  }
}

type FoundFile = { readonly kind: 'found'; readonly path: string; readonly language: LanguageId };

async function* findFiles(roots: readonly string[], settings: SettingsFinder, signal: AbortSignal): AsyncGenerator<FoundFile | NotScanned> {
  const filterFor = async (folder: string) => (await settings.forFolder(folder)).filter;
  const seen = new Set<string>();
  for (const root of roots) {
    for await (const entry of walkFiles(root, filterFor, signal)) {
      const { path } = entry;
      if (seen.has(path)) continue;
      seen.add(path);
      const language = languageOf(path);
      if (entry.kind === 'unreadable') yield entry;
      else if (language !== undefined) yield { kind: 'found', path, language };
      else if (path === root) yield { kind: 'skipped', path, reason: 'Not scanned: no kind of file that the scan reads.' };
    }
  }
}

type ReadFile = { readonly kind: 'text'; readonly path: string; readonly language: LanguageId; readonly text: string };

async function readFound(found: FoundFile | NotScanned, signal: AbortSignal): Promise<ReadFile | NotScanned> {
  if (found.kind !== 'found') return found;
  const file = await readTextFile(found.path, signal);
  return file.kind === 'text' ? { ...found, ...file } : { ...file, path: found.path };
}

import { dirname } from 'node:path';
import { applySettings, type LanguageId, type ScannedDocument, type Scanner, type Settings } from '../core/index.ts';
import { findFiles, type FoundFile, type NotScanned } from './findFiles.ts';
import { mapAhead } from './mapAhead.ts';
import { relativePath } from './paths.ts';
import { readTextFile } from './readTextFile.ts';
import type { SettingsFinder } from './settingsFinder.ts';

/** What became of one file or folder; `path` is absolute. */
export type FileScan =
  | { readonly kind: 'scanned'; readonly path: string; readonly text: string; readonly document: ScannedDocument; readonly settings: Settings }
  | NotScanned;

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
    const inRepository = applied.fromFile ? relativePath(applied.base, path) : show(path);
    const scanned = await scannerFor(applied.settings).scan({ path: inRepository, language, text }, signal);
    yield { kind: 'scanned', path, text, document: applySettings(scanned, applied.settings, inRepository), settings: applied.settings };
  }
}

type ReadFile = { readonly kind: 'text'; readonly path: string; readonly language: LanguageId; readonly text: string };

async function readFound(found: FoundFile | NotScanned, signal: AbortSignal): Promise<ReadFile | NotScanned> {
  if (found.kind !== 'found') return found;
  const file = await readTextFile(found.path, signal);
  return file.kind === 'text' ? { ...found, ...file } : { ...file, path: found.path };
}

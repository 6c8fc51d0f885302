import { dirname, join } from 'node:path';
import { createScanner, isSuitePath, languageOf, readSuiteSubject, type FileReader, type GrammarSource, type Scanner, type Settings } from '../../core/index.ts';
import type { AliasFinder } from '../aliasFinder.ts';
import { relativePath } from '../paths.ts';
import { decodeTextFile } from '../readTextFile.ts';
import type { FoundSettings, SettingsFinder } from '../settingsFinder.ts';
import type { ScannedFile } from './scanFolders.ts';
import { runJob } from './scanJob.ts';

export type ListedScanOptions = {
  /** What a folder holds; empty when it cannot be listed. */
  readonly list: (folder: string) => Promise<readonly { readonly name: string; readonly isFolder: boolean }[]>;
  readonly files: FileReader;
  readonly settings: SettingsFinder;
  readonly aliases: AliasFinder;
  readonly grammars: GrammarSource;
  /** The path that rows show; '/'-separated. */
  readonly show: (path: string) => string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Folders that are not entered, by name. */
  readonly foreign: ReadonlySet<string>;
  /** Only these files. */
  readonly only?: ReadonlySet<string>;
  /** Each file may be a request to a server: more are not read; 3,000 unless told. */
  readonly mostFiles?: number;
  /** Called when there are more. */
  readonly left: () => void;
};

/** Longer files are seldom somebody's own code; bytes. */
const longestFile = 1_000_000;

/**
 * Scans a folder (as `list` and `files` name it) that is on no disk: a repository on a server, memory. One file after the other, on this thread; `.gitignore` is
 * not asked for, since such folders hold what is checked in.
 * @throws the signal's reason when aborted, PromptshiftError for a `promptshift.json` with a mistake
 */
export async function* scanListed(folder: string, options: ListedScanOptions, signal: AbortSignal): AsyncGenerator<ScannedFile> {
  const { only, mostFiles = 3000, left, grammars, today } = options;
  const scanners = new Map<Settings, Scanner>();
  const scannerFor = ({ settings }: FoundSettings): Scanner => {
    const { rules, catalog, accessors } = settings;
    const scanner = scanners.get(settings) ?? createScanner(grammars, { today: () => today, rules, catalog, accessors });
    scanners.set(settings, scanner);
    return scanner;
  };
  let read = 0;
  for await (const { path, found } of filesBelow(folder, options, signal)) {
    if (only !== undefined && !only.has(path)) continue;
    if (read++ === mostFiles) return left();
    const file = await scanFile(path, found, scannerFor(found), options, signal);
    if (file !== undefined) yield file;
  }
}

async function scanFile(path: string, { settings, base, fromFile }: FoundSettings, scanner: Scanner, { files, aliases, show }: ListedScanOptions, signal: AbortSignal): Promise<ScannedFile | undefined> {
  const bytes = await files.read(path, signal).catch(() => undefined);
  signal.throwIfAborted();
  const language = languageOf(path);
  if (language === undefined || bytes === undefined || bytes.length > longestFile) return undefined;
  const config = await aliases.forFolder(dirname(path));
  const shown = show(path);
  const inRepository = fromFile ? relativePath(base, path) : shown;
  const result = await runJob({ language, bytes, shown, inRepository, ...(config?.names === undefined ? {} : { aliases: config.names }) }, scanner, settings, signal);
  if (result.kind !== 'rows') return { path, rows: [], problem: result.reason };
  const decoded = isSuitePath(path) ? decodeTextFile(bytes) : undefined;
  const suite = decoded?.kind === 'text' ? await readSuiteSubject(shown, decoded.text) : undefined;
  const ground = { path: inRepository, risk: settings.risk, catalog: settings.catalog, aliases: (await config?.config())?.aliases ?? {} };
  return { path, rows: result.rows, ground, ...(suite === undefined ? {} : { suite }), ...(result.problem === undefined ? {} : { problem: result.problem }) };
}

/** The files that the settings let through and that are in a language of ours, each with the settings that hold for it. */
async function* filesBelow(top: string, { list, settings, foreign }: ListedScanOptions, signal: AbortSignal): AsyncGenerator<{ readonly path: string; readonly found: FoundSettings }> {
  const waiting = [top];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    signal.throwIfAborted();
    const found = await settings.forFolder(folder);
    const entries = (await list(folder)).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    for (const { name, isFolder } of entries) {
      const path = join(folder, name);
      if (!isFolder && languageOf(name) !== undefined && found.filter.file(path)) yield { path, found };
    }
    const below = entries.filter(({ name, isFolder }) => isFolder && !foreign.has(name)).map(({ name }) => join(folder, name));
    waiting.push(...below.filter((path) => found.filter.folder(path)).toReversed());
  }
}

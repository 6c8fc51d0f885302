import * as vscode from 'vscode';
import type { GrammarSource } from '../../core/host.ts';
import type { ScannedDocument, Scanner } from '../../core/scan/types.ts';
import type { FoundSettings } from '../../node/settingsFinder.ts';
import type { Services } from '../services.ts';
import type { EditorDocument } from './editorDocument.ts';
import { today, type RepositorySettings } from './repositorySettings.ts';
import { scanLanguage } from './scanLanguage.ts';

/** Longer texts are not scanned while somebody types in them. */
const maxLength = 2_000_000;

export type ScanDocument = (document: EditorDocument, signal: AbortSignal) => Promise<ScannedDocument | undefined>;

/** Scans what an editor holds, by the settings of its repository. Parsers are loaded with the first document that holds a model id. */
export function createScanDocument(
  { core, logger, settings }: Services, repository: RepositorySettings, grammars: () => Promise<GrammarSource>,
): ScanDocument {
  const scanners = new WeakMap<FoundSettings, Scanner>();

  const scannerFor = async (found: FoundSettings): Promise<Scanner> => {
    const [{ createScanner }, source] = await Promise.all([core(), grammars()]);
    const { rules, catalog, accessors } = found.settings;
    const scanner = scanners.get(found) ?? createScanner(source, { today, rules, catalog, accessors });
    scanners.set(found, scanner);
    return scanner;
  };

  return async ({ source }, signal) => {
    const language = scanLanguage({ scheme: source.uri.scheme, path: source.uri.path, languageId: source.languageId });
    if (language === undefined || !settings['promptshift.scan.enabled'].value) return undefined;
    const text = source.getText();
    if (text.length > maxLength) return undefined;
    const { found, path } = await repository.of(source.uri);
    if (!found.filter.file(source.uri.fsPath)) return undefined;
    const [{ applySettings }, scanner] = await Promise.all([core(), scannerFor(found)]);
    const scanned = await scanner.scan({ path, language, text }, signal);
    if (scanned.problem !== undefined) logger.info(`${vscode.workspace.asRelativePath(source.uri)}: ${scanned.problem}`);
    return applySettings(scanned, found.settings, path);
  };
}

import * as vscode from 'vscode';
import type { ScannedDocument } from '../../core/scan/types.ts';
import type { Services } from '../services.ts';
import { onModelsConfigChange } from '../modelsConfigChanges.ts';
import { createAliasNames } from './aliasNames.ts';
import { toEditorDocument, type EditorDocument } from './editorDocument.ts';
import { followDocuments } from './followDocuments.ts';
import { createGrammarLoader } from './grammars.ts';
import { createLiveScanner, type Settling } from './liveScanner.ts';
import { createRepositorySettings } from './repositorySettings.ts';
import { createDocumentScanner } from './scanDocument.ts';
import { scanLanguage } from './scanLanguage.ts';
import { createScanTrace } from './scanTrace.ts';
import type { Scanning } from './scanning.ts';
import { toDiagnostics } from './translate.ts';
import { settlingMs, typingPauseMs } from './typingPause.ts';

/** Squiggles for model ids in open documents, saved or not. */
export function registerScanning(services: Services): Scanning {
  const { context, store, settings, clock, logger } = services;
  const diagnostics = store.add(vscode.languages.createDiagnosticCollection('promptshift'));
  const rulesPage = vscode.Uri.joinPath(context.extensionUri, 'media', 'rules.md');
  const repository = createRepositorySettings(services);
  const scanned = store.add(new vscode.EventEmitter<{ readonly source: vscode.TextDocument; readonly result: ScannedDocument }>());
  const settingsRead = store.add(new vscode.EventEmitter<void>());
  const grammars = createGrammarLoader();
  const aliasNames = createAliasNames(services);
  const documents = store.add(createDocumentScanner(services, repository, aliasNames, grammars));
  const settling: Settling = { afterMs: settlingMs, isRough: documents.isRough, forget: documents.startAgain };
  const scanner = store.add(
    createLiveScanner<EditorDocument>({
      scan: documents.scan,
      sink: {
        show: ({ source }, result) => {
          diagnostics.set(source.uri, toDiagnostics(source, result, rulesPage));
          scanned.fire({ source, result });
        },
        clear: (uri) => diagnostics.delete(vscode.Uri.parse(uri)),
      },
      clock,
      logger,
      delayMs: typingPauseMs,
      settling: { ...settling, isRough: (uri, { lacksFacts, problem }) => lacksFacts === true || problem !== undefined || documents.isRough(uri) },
      trace: createScanTrace(),
    }),
  );

  const isScanned = ({ uri, languageId }: vscode.TextDocument): boolean =>
    scanLanguage({ scheme: uri.scheme, path: uri.path, languageId }) !== undefined;
  const openAll = followDocuments(store, { scanner, isFollowed: isScanned, forget: documents.forget });
  const readAgain = (): void => {
    repository.reset();
    openAll();
    settingsRead.fire();
  };

  store.add(settings['promptshift.scan.enabled'].onDidChange(openAll));
  const watcher = store.add(vscode.workspace.createFileSystemWatcher('**/promptshift.json'));
  for (const event of [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete]) store.add(event(readAgain));
  store.add(
    onModelsConfigChange(() => {
      aliasNames.reset();
      for (const document of vscode.workspace.textDocuments) if (isScanned(document)) scanner.changed(toEditorDocument(document));
    }),
  );
  openAll();

  const scan = async (document: vscode.TextDocument, signal: AbortSignal): Promise<ScannedDocument | undefined> => {
    if (!isScanned(document)) return undefined;
    const live = toEditorDocument(document);
    return scanner.resultOf(live) ?? (await documents.scan(live, signal));
  };
  const scanning = { repository, grammars, syntax: documents.syntax, settling, scan, onDidScan: scanned.event, onDidReadSettings: settingsRead.event };
  return scanning;
}

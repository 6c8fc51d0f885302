import * as vscode from 'vscode';
import type { ScannedDocument } from '../../core/scan/types.ts';
import type { Services } from '../services.ts';
import { onModelsConfigChange } from '../modelsConfigChanges.ts';
import { createAliasNames } from './aliasNames.ts';
import { toEditorDocument, type EditorDocument } from './editorDocument.ts';
import { createGrammarLoader } from './grammars.ts';
import { createHoverProvider } from './hover.ts';
import { createLiveScanner } from './liveScanner.ts';
import { createRepositorySettings } from './repositorySettings.ts';
import { createDocumentScanner } from './scanDocument.ts';
import { scannedSchemes, scanLanguage } from './scanLanguage.ts';
import type { Scanning } from './scanning.ts';
import { toDiagnostics } from './translate.ts';

/** Pause in typing before a scan, in ms: long enough to let a word end, short enough to feel immediate. */
const typingPauseMs = 150;

/** Squiggles and hovers for model ids in open documents, saved or not. */
export function registerScanning(services: Services): Scanning {
  const { context, store, settings, clock, logger } = services;
  const diagnostics = store.add(vscode.languages.createDiagnosticCollection('promptshift'));
  const rulesPage = vscode.Uri.joinPath(context.extensionUri, 'media', 'rules.md');
  const repository = createRepositorySettings(services);
  const grammars = createGrammarLoader();
  const aliasNames = createAliasNames(services);
  const documents = store.add(createDocumentScanner(services, repository, aliasNames, grammars));
  const scanner = store.add(
    createLiveScanner<EditorDocument>({
      scan: documents.scan,
      sink: {
        show: ({ source }, result) => diagnostics.set(source.uri, toDiagnostics(source, result, rulesPage)),
        clear: (uri) => diagnostics.delete(vscode.Uri.parse(uri)),
      },
      clock,
      logger,
      delayMs: typingPauseMs,
    }),
  );

  const isScanned = ({ uri, languageId }: vscode.TextDocument): boolean =>
    scanLanguage({ scheme: uri.scheme, path: uri.path, languageId }) !== undefined;
  const open = (document: vscode.TextDocument): void => {
    if (isScanned(document)) scanner.opened(toEditorDocument(document));
  };
  const openAll = (): void => vscode.workspace.textDocuments.forEach(open);
  const readAgain = (): void => {
    repository.reset();
    openAll();
  };

  store.add(vscode.workspace.onDidOpenTextDocument(open));
  store.add(
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      scanner.closed(uri.toString());
      documents.forget(uri.toString());
    }),
  );
  store.add(
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && isScanned(document)) scanner.changed(toEditorDocument(document));
    }),
  );
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
  const scanning = { repository, grammars, scan };
  store.add(vscode.languages.registerHoverProvider(scannedSchemes.map((scheme) => ({ scheme })), createHoverProvider(services, scanning)));
  return scanning;
}

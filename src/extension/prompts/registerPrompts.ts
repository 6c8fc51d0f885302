import * as vscode from 'vscode';
import { commands, contextKeys } from '../ids.ts';
import { onModelsConfigChange } from '../modelsConfigChanges.ts';
import type { EditorDocument } from '../scanning/editorDocument.ts';
import { followDocuments } from '../scanning/followDocuments.ts';
import { createLiveScanner } from '../scanning/liveScanner.ts';
import { scannedSchemes } from '../scanning/scanLanguage.ts';
import type { Scanning } from '../scanning/scanning.ts';
import { typingPauseMs } from '../scanning/typingPause.ts';
import type { Services } from '../services.ts';
import type { CheckedPrompt, PromptChecker } from './checkDocument.ts';
import { createPromptActions } from './promptActions.ts';
import { toPromptDiagnostics } from './promptDiagnostics.ts';
import { isPromptFile } from './promptFiles.ts';
import { createPromptLenses } from './promptLenses.ts';

/** Prompt files in open documents: squiggles, quick fixes, completion, hovers, the line above each, and their versions. */
export function registerPrompts(services: Services, scanning: Scanning): void {
  const { context, store, settings, clock, logger, register } = services;
  const diagnostics = store.add(vscode.languages.createDiagnosticCollection('promptshift-prompts'));
  const lensesChanged = store.add(new vscode.EventEmitter<void>());
  let checker: PromptChecker | undefined;
  const check: PromptChecker = async (document, signal) => {
    checker ??= (await import('../commandBodies.ts')).createPromptChecker(services, scanning);
    return await checker(document, signal);
  };
  const scanner = store.add(
    createLiveScanner<EditorDocument, CheckedPrompt>({
      scan: check,
      sink: {
        show: ({ source }, { findings }) => {
          diagnostics.set(source.uri, toPromptDiagnostics(source, findings, context.extensionUri));
          lensesChanged.fire();
        },
        clear: (uri) => diagnostics.delete(vscode.Uri.parse(uri)),
      },
      clock, logger, delayMs: typingPauseMs,
    }),
  );
  const openAll = followDocuments(store, { scanner, isFollowed: mayBePrompt, forget: () => {} });
  store.add(settings['promptshift.scan.enabled'].onDidChange(openAll));
  store.add(scanning.onDidReadSettings(openAll));
  store.add(onModelsConfigChange(() => {
    openAll();
    // which model an alias stands for is read when the line is asked for
    lensesChanged.fire();
  }));
  // a release is decided by the lock, not by the prompt's own text
  const locks = store.add(vscode.workspace.createFileSystemWatcher('**/versions.lock.json'));
  for (const event of [locks.onDidChange, locks.onDidCreate, locks.onDidDelete]) store.add(event(openAll));
  openAll();

  const everywhere = scannedSchemes.map((scheme) => ({ scheme }));
  store.add(vscode.languages.registerCodeLensProvider(everywhere, createPromptLenses(services, check, lensesChanged.event)));
  const isPrompt = (document: vscode.TextDocument): boolean => isPromptFile(document.uri.path, document.getText());
  store.add(vscode.languages.registerCompletionItemProvider(everywhere, {
    provideCompletionItems: async (document, position) => (isPrompt(document) ? await (await import('../commandBodies.ts')).promptCompletions(services, document, position) : []),
  }, '{', ' ', '.'));
  store.add(vscode.languages.registerHoverProvider(everywhere, {
    provideHover: async (document, position) => (isPrompt(document) ? await (await import('../commandBodies.ts')).promptHover(services, document, position) : undefined),
  }));
  store.add(vscode.languages.registerCodeActionsProvider(everywhere, createPromptActions(), { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] }));
  followActivePrompt(services);

  register(commands.newPrompt, 'New prompt', async (...args) => (await import('../commandBodies.ts')).newPrompt(services, args));
  register(commands.newPromptVersion, 'New version of prompt', async (...args) => (await import('../commandBodies.ts')).newPromptVersion(services, args));
  register(commands.diffWithPrevious, 'Diff with previous version', async (...args) => (await import('../commandBodies.ts')).diffWithPrevious(services, args));
}

/** Tells `when` clauses whether the active editor shows a prompt, whatever its path. */
function followActivePrompt({ store }: Pick<Services, 'store'>): void {
  const update = (editor: vscode.TextEditor | undefined): void => {
    const isPrompt = editor !== undefined && isPromptFile(editor.document.uri.path, editor.document.getText());
    void vscode.commands.executeCommand('setContext', contextKeys.promptFile, isPrompt);
  };
  store.add(vscode.window.onDidChangeActiveTextEditor(update));
  update(vscode.window.activeTextEditor);
}

/** Whether a document may be a prompt, by its name and its first lines; what git shows of one is not to be changed. */
function mayBePrompt(document: vscode.TextDocument): boolean {
  return document.uri.scheme !== 'git' && isPromptFile(document.uri.path, document.getText(new vscode.Range(0, 0, 60, 0)));
}

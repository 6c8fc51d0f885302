import * as vscode from 'vscode';
import type { SuiteCompletion } from '../../core/evals/suites/suiteAssistance.ts';
import type { SuiteProblem } from '../../core/evals/suites/types.ts';
import { isSuiteUri, suiteGlob } from './suiteUris.ts';
import type { EditorDocument } from '../scanning/editorDocument.ts';
import { followDocuments } from '../scanning/followDocuments.ts';
import { createLiveScanner } from '../scanning/liveScanner.ts';
import { toRange } from '../scanning/translate.ts';
import { typingPauseMs } from '../scanning/typingPause.ts';
import type { Services } from '../services.ts';

/** Suites while they are written: squiggles for what would keep them from running, the keys and assertions there are, and what each asks. */
export function assistSuites({ store, clock, logger, core }: Pick<Services, 'store' | 'clock' | 'logger' | 'core'>): void {
  const diagnostics = store.add(vscode.languages.createDiagnosticCollection('promptshift-suites'));
  const scanner = store.add(
    createLiveScanner<EditorDocument, readonly SuiteProblem[]>({
      scan: async ({ source }) => (await (await core()).parseSuite(vscode.workspace.asRelativePath(source.uri, false), source.getText())).problems,
      sink: {
        show: ({ source }, problems) => diagnostics.set(source.uri, problems.map((problem) => toDiagnostic(source, problem))),
        clear: (uri) => diagnostics.delete(vscode.Uri.parse(uri)),
      },
      clock, logger, delayMs: typingPauseMs,
    }),
  );
  followDocuments(store, { scanner, isFollowed: ({ uri }) => uri.scheme !== 'git' && isSuiteUri(uri), forget: () => {} })();

  store.add(vscode.languages.registerCompletionItemProvider({ pattern: suiteGlob }, {
    provideCompletionItems: async (document, position) => {
      const found = await (await core()).suiteCompletionsAt(document.getText(), document.offsetAt(position));
      return found.map((completion, index) => toItem(document, completion, index));
    },
  }, ' '));
  store.add(vscode.languages.registerHoverProvider({ pattern: suiteGlob }, {
    provideHover: async (document, position) => {
      const hover = await (await core()).suiteHoverAt(document.getText(), document.offsetAt(position));
      return hover === undefined ? undefined : new vscode.Hover(new vscode.MarkdownString().appendText(hover.description), toRange(document, hover.range));
    },
  }));
}

function toDiagnostic(document: vscode.TextDocument, { severity, message, remedy, range, line }: SuiteProblem): vscode.Diagnostic {
  const at = range === undefined ? document.lineAt(line - 1).range : toRange(document, range);
  const diagnostic = new vscode.Diagnostic(firstLine(document, at), `${message} ${remedy}`, severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning);
  diagnostic.source = 'Promptshift';
  return diagnostic;
}

/** A whole case underlined says less than its first line. */
function firstLine(document: vscode.TextDocument, range: vscode.Range): vscode.Range {
  return range.isSingleLine ? range : new vscode.Range(range.start, document.lineAt(range.start.line).range.end);
}

function toItem(document: vscode.TextDocument, { kind, text, description, isRequired, range }: SuiteCompletion, index: number): vscode.CompletionItem {
  const isKey = kind === 'key';
  const item = new vscode.CompletionItem({ label: text, ...(isRequired ? { description: 'required' } : {}) }, isKey ? vscode.CompletionItemKind.Property : vscode.CompletionItemKind.EnumMember);
  const place = toRange(document, range);
  item.range = place;
  item.insertText = isKey && !/^[ \t]*:/.test(document.lineAt(place.end.line).text.slice(place.end.character)) ? `${text}: ` : text;
  item.sortText = String(index).padStart(5, '0');
  item.documentation = description;
  // What may stand after a key is asked for at once.
  if (isKey) item.command = { command: 'editor.action.triggerSuggest', title: 'Suggest' };
  return item;
}

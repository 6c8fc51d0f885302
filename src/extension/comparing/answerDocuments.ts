import * as vscode from 'vscode';
import type { ComparisonView, SideName } from '../../core/views/comparison.ts';

/** The scheme of answers shown in an editor of their own: read-only, gone with the window. */
export const answerScheme = 'promptshift-answer';

/** Answers as documents, so that the editor's own diff can show them. The newest of each side of a prompt is kept. */
export interface AnswerDocuments extends vscode.TextDocumentContentProvider {
  /** Puts both answers in and names their documents. */
  show(view: ComparisonView, key: string): Readonly<Record<SideName, vscode.Uri>>;
}

export function createAnswerDocuments(): AnswerDocuments & vscode.Disposable {
  const texts = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const put = (side: SideName, view: ComparisonView, key: string): vscode.Uri => {
    const { text, model } = view[side];
    // the name ends in what the answer is, so that the editor colours it
    const uri = vscode.Uri.from({ scheme: answerScheme, path: `/${side} · ${fileNameOf(model)}${isJson(text) ? '.json' : '.md'}`, query: `${side} ${key}` });
    texts.set(uri.toString(), text);
    changed.fire(uri);
    return uri;
  };
  return {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
    show: (view, key) => ({ baseline: put('baseline', view, key), candidate: put('candidate', view, key) }),
    dispose: () => changed.dispose(),
  };
}

/** A model id may hold what a file name may not. */
function fileNameOf(model: string): string {
  return model.replaceAll(/[\\/:*?"<>|]+/g, ' ').trim() || 'model';
}

function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

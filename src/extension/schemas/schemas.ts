import type * as vscode from 'vscode';
import type { LintedDocument } from './lintDocument.ts';

/** What the features about schemas ask of each other. */
export interface Schemas {
  /** The schemas of a document as it is now; undefined when it is not linted. */
  lint(document: vscode.TextDocument, signal: AbortSignal): Promise<LintedDocument | undefined>;
  /** A document in an editor was linted, after it was opened or changed. */
  readonly onDidLint: vscode.Event<vscode.TextDocument>;
}

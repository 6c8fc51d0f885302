import type * as vscode from 'vscode';
import type { GrammarSource } from '../../core/host.ts';
import type { ScannedDocument } from '../../core/scan/types.ts';
import type { RepositorySettings } from './repositorySettings.ts';

/** What other features ask the scanning feature. */
export interface Scanning {
  readonly repository: RepositorySettings;
  readonly grammars: () => Promise<GrammarSource>;
  /** The references of a document as it is now; undefined when it is not scanned. */
  scan(document: vscode.TextDocument, signal: AbortSignal): Promise<ScannedDocument | undefined>;
}

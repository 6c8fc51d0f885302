import type * as vscode from 'vscode';
import type { GrammarSource } from '../../core/host.ts';
import type { SyntaxRuntime } from '../../core/scan/syntax/runtime.ts';
import type { ScannedDocument } from '../../core/scan/types.ts';
import type { Settling } from './liveScanner.ts';
import type { RepositorySettings } from './repositorySettings.ts';

/** What other features ask the scanning feature. */
export interface Scanning {
  readonly repository: RepositorySettings;
  readonly grammars: () => Promise<GrammarSource>;
  /** Parsers that keep the trees of open documents, by their URI. */
  readonly syntax: () => Promise<SyntaxRuntime>;
  /** When and how to look again at what was parsed on from broken code. */
  readonly settling: Settling;
  /** A document in an editor was scanned, after it was opened or changed. */
  readonly onDidScan: vscode.Event<{ readonly source: vscode.TextDocument; readonly result: ScannedDocument }>;
  /** A `promptshift.json` changed: what it decided may be decided otherwise now. */
  readonly onDidReadSettings: vscode.Event<void>;
  /** The references of a document as it is now; undefined when it is not scanned. */
  scan(document: vscode.TextDocument, signal: AbortSignal): Promise<ScannedDocument | undefined>;
}

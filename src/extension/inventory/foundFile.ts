import type * as vscode from 'vscode';
import type { ScannedFile } from '../../node/scanning/scanFolders.ts';

/** One file of a scan. */
export type FoundFile = { readonly uri: vscode.Uri } & Pick<ScannedFile, 'rows' | 'ground' | 'suite'>;

import type * as vscode from 'vscode';

/** What an item of the Test Explorer stands for. */
export type ItemData = { readonly kind: 'suite'; readonly uri: vscode.Uri } | { readonly kind: 'case'; readonly suite: vscode.TestItem; readonly id: string };

import type * as vscode from 'vscode';

/** The signal of the core for a token of the editor. */
export function toSignal(token: vscode.CancellationToken): AbortSignal {
  const abort = new AbortController();
  if (token.isCancellationRequested) abort.abort();
  else token.onCancellationRequested(() => abort.abort());
  return abort.signal;
}

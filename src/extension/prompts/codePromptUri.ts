import type { Uri } from 'vscode';

const codeQuery = /^prompt=(\d+)\.(\d+)\.(s|\d+)\.([0-9a-f]{16})\.([\w-]*)$/;

/** How a prompt in code is found again after edits around it. */
export type CodeAnchor = {
  /** Offset and length of the expression, the call or the selection when it was pointed at. */
  readonly start: number;
  readonly length: number;
  /** Where in it the cursor was; undefined where it was selected. */
  readonly cursor?: number;
  /** Of what is written there. */
  readonly hash: string;
  /** How that begins. */
  readonly head: string;
};

/** A prompt in code is named by its file with an anchor as the query. */
export function codePromptUri(file: Uri, { start, length, cursor, hash, head }: CodeAnchor): Uri {
  return file.with({ query: `prompt=${start}.${length}.${cursor ?? 's'}.${hash}.${Buffer.from(head, 'utf16le').toString('base64url')}` });
}

export function codeAnchorOf({ query }: Uri): CodeAnchor | undefined {
  const [, start, length, cursor, hash = '', head = ''] = codeQuery.exec(query) ?? [];
  if (start === undefined || length === undefined) return undefined;
  return { start: Number(start), length: Number(length), ...(cursor === 's' ? {} : { cursor: Number(cursor) }), hash, head: Buffer.from(head, 'base64url').toString('utf16le') };
}

export function isCodePrompt(uri: Uri): boolean {
  return codeAnchorOf(uri) !== undefined;
}

/** The file that a prompt is, or is in. */
export function fileOfPrompt(uri: Uri): Uri {
  return isCodePrompt(uri) ? uri.with({ query: '' }) : uri;
}

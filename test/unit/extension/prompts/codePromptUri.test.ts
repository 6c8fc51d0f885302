import { describe, expect, it } from 'vitest';
import type { Uri } from 'vscode';
import { codeAnchorOf, codePromptUri, fileOfPrompt, isCodePrompt } from '../../../../src/extension/prompts/codePromptUri.ts';

/** As much of a URI as is used. */
function uri(query: string): Uri {
  return { query, with: (change: { readonly query: string }) => uri(change.query) } as unknown as Uri;
}

describe('the name of a prompt in code', () => {
  it.each([
    { start: 17, length: 40, cursor: 3, hash: '0123456789abcdef', head: '`Hi "ü" 😀&#.' },
    { start: 0, length: 1, hash: 'ffffffffffffffff', head: '\uD83D' },
  ])('holds what it is found again by: $head', (anchor) => {
    const named = codePromptUri(uri(''), anchor);
    expect(isCodePrompt(named)).toBe(true);
    expect(codeAnchorOf(named)).toEqual(anchor);
    expect(encodeURIComponent(named.query)).toBe(named.query.replace('=', '%3D'));
    expect(fileOfPrompt(named).query).toBe('');
  });

  it('is no other query', () => {
    expect(isCodePrompt(uri('prompt=1'))).toBe(false);
    expect(fileOfPrompt(uri('a=b')).query).toBe('a=b');
  });
});

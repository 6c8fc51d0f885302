import { describe, expect, it } from 'vitest';
import { pageHtml } from '../../../../src/extension/comparing/pageHtml.ts';

describe('pageHtml', () => {
  const html = pageHtml({ script: 'https://x/webview.js', style: 'https://x/webview.css', cspSource: 'https://x', nonce: 'abc', title: '<img src=x onerror=1>' });

  it('lets in one script by its nonce and one style sheet, and nothing else', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
    expect(policy).toBe("default-src 'none'; style-src https://x; script-src 'nonce-abc'; base-uri 'none'; form-action 'none'");
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toContain('unsafe');
  });

  it('shows a title as text', () => {
    expect(html).toContain('&lt;img src=x onerror=1&gt;');
  });
});

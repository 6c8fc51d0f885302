import { describe, expect, it } from 'vitest';
import { htmlEnd, htmlStart } from '../../../../src/core/report/htmlPage.ts';

const policyOf = (page: string): string | undefined => /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];

describe('the page of a report', () => {
  it('lets in nothing but its own style, and the one script that is named', () => {
    expect(policyOf(htmlStart({ title: 'a' }))).toBe("default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'");
    expect(policyOf(htmlStart({ title: 'a', scriptHash: 'sha256-x' }))).toBe("default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-x'; base-uri 'none'; form-action 'none'");
  });

  it('shows its title as text, and ends with the script where it has one', () => {
    expect(htmlStart({ title: '</title><b>' })).toContain('<title>&lt;/title&gt;&lt;b&gt;</title>');
    expect(htmlEnd()).toBe('</main>\n</body>\n</html>\n');
    expect(htmlEnd('go()')).toBe('</main>\n<script>go()</script>\n</body>\n</html>\n');
  });
});

import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumArguments, findChromium } from '../../../../../scripts/vscode/chromium.ts';

/** A browser for HTML reports: each is served alone, and whatever else a page asks for is kept in `refused`. */
export type ReportBrowser = {
  open(html: string, options?: { readonly javaScriptEnabled?: boolean; readonly width?: number }): Promise<Page>;
  readonly refused: readonly string[];
  close(): Promise<void>;
};

export async function startReportBrowser(): Promise<ReportBrowser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('There is no Chromium: install it, or set CHROMIUM_PATH.');
  const browser: Browser = await chromium.launch({ executablePath, args: [...chromiumArguments] });
  const refused: string[] = [];
  const address = 'http://report.test/';
  return {
    refused,
    async open(html, { javaScriptEnabled = true, width = 1200 } = {}) {
      const page = await (await browser.newContext({ javaScriptEnabled, viewport: { width, height: 800 } })).newPage();
      await page.route('**/*', async (route) => {
        const url = route.request().url();
        if (url === address) return await route.fulfill({ body: html, contentType: 'text/html' });
        if (!url.endsWith('/favicon.ico')) refused.push(url);
        return await route.abort();
      });
      await page.goto(address);
      return page;
    },
    close: () => browser.close(),
  };
}

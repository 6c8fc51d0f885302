import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumArguments, findChromium } from '../../../scripts/vscode/chromium.ts';
import { pageHtml } from '../../../src/extension/comparing/pageHtml.ts';

const origin = 'http://compare.test';

/** A browser that shows a page under the same policy as VS Code does. */
export type PageHost = { open(startWith?: unknown, width?: number): Promise<Page>; close(): Promise<void> };

/** `script`: the page with a transport that the test holds. */
export async function startPageHost(script = 'scriptedPage.ts'): Promise<PageHost> {
  const files = await bundlePage(script);
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('There is no Chromium: install it, or set CHROMIUM_PATH.');
  const browser: Browser = await chromium.launch({ executablePath, args: [...chromiumArguments] });
  const html = pageHtml({ script: `${origin}/page.js`, style: `${origin}/page.css`, cspSource: origin, nonce: 'test', title: 'Compare' });
  const bodies: Readonly<Record<string, { readonly body: string; readonly contentType: string }>> = {
    '/': { body: html, contentType: 'text/html' },
    '/page.js': { body: files.js, contentType: 'text/javascript' },
    '/page.css': { body: files.css, contentType: 'text/css' },
  };
  return {
    async open(startWith, width = 1000) {
      const page = await browser.newPage({ viewport: { width, height: 800 } });
      await page.addInitScript((state) => {
        globalThis.startWith = state;
      }, startWith);
      await page.route('**/*', (route) => {
        const found = bodies[new URL(route.request().url()).pathname];
        return found === undefined ? route.abort() : route.fulfill(found);
      });
      await page.goto(`${origin}/`);
      await page.locator('main').waitFor();
      return page;
    },
    close: () => browser.close(),
  };
}

async function bundlePage(script: string): Promise<{ readonly js: string; readonly css: string }> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, script)],
    bundle: true, write: false, format: 'iife', platform: 'browser', outdir: 'page', logLevel: 'silent',
  });
  const text = (ending: string): string => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { js: text('.js'), css: text('.css') };
}

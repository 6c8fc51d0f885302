import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { startPageHost, type PageHost } from './openPage.ts';

/** One browser for all tests of a file. What it gives back opens a page, which is closed after its test. */
export function testPages(script?: string): PageHost['open'] {
  let host: PageHost | undefined;
  const opened: Page[] = [];
  beforeAll(async () => {
    host = await startPageHost(script);
  }, 60_000);
  afterAll(() => host?.close());
  afterEach(async () => {
    for (const page of opened.splice(0)) await page.close();
  });
  return async (startWith, width) => {
    if (host === undefined) throw new Error('Pages are opened in tests.');
    const page = await host.open(startWith, width);
    opened.push(page);
    return page;
  };
}

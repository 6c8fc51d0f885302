import { appendFileSync, cpSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { format } from 'node:util';
import { chromium } from 'playwright-core';
import { chromiumArguments, findChromium } from './chromium.ts';
import { startCodeServer } from './codeServer.ts';
import { outFolder } from './paths.ts';
import { createProfile } from './profile.ts';
import type { Scratch } from './scratchWorkspace.ts';
import { workbenchUrl } from './workbenchUrl.ts';

/** How every line of a test entry begins. */
const testLineMark = '  ';
const workbenchLog = join(outFolder, 'logs/host-workbench.log');

/** `companions` are extensions that the one under test works with. */
export type ExtensionTests = { readonly extension: string; readonly companions?: readonly string[]; readonly entry: string; readonly scratch: Scratch; readonly timeoutMs: number };

/** Runs a compiled test entry in the extension host of code-server; returns its exit code. */
export async function runTestsInBrowser({ extension, companions = [], entry, scratch, timeoutMs }: ExtensionTests): Promise<number> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('There is no Chromium. Run npm run setup.');
  const profile = createProfile(join(scratch.folder, 'profile'), {});
  for (const companion of companions) cpSync(companion, join(profile.extensions, basename(companion)), { recursive: true });
  const server = await startCodeServer({
    profile,
    logFile: join(outFolder, 'logs/host-code-server.log'),
    trustEverything: true,
    testDriver: true,
  });
  writeFileSync(workbenchLog, '');
  const browser = await chromium.launch({ executablePath, args: [...chromiumArguments] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const exit = Promise.withResolvers<number>();
    // The workbench calls these for a window that runs extension tests.
    await page.exposeFunction('codeAutomationLog', (_type: string, args: readonly unknown[]) => printLog(args));
    await page.exposeFunction('codeAutomationExit', (code: number) => exit.resolve(code));
    page.once('crash', () => exit.reject(new Error('The page of the workbench crashed.')));
    const timer = setTimeout(() => exit.reject(new Error(`The tests did not end within ${timeoutMs / 1000} s.`)), timeoutMs);
    await page.goto(workbenchUrl(server, { folder: scratch.workspace, development: { extension, tests: entry } }));
    return await exit.promise.finally(() => clearTimeout(timer));
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Lines of the test entry are for the reader; what the workbench says of itself goes to a file. */
function printLog(args: readonly unknown[]): void {
  const text = format(...args);
  if (text.startsWith(testLineMark)) console.log(text);
  else appendFileSync(workbenchLog, `${text}\n`);
}

import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import type { ExtensionTests } from './browserTests.ts';
import { editorsFolder } from './paths.ts';
import { createProfile } from './profile.ts';

/** Runs a compiled test entry in desktop VS Code, downloaded by `@vscode/test-electron`; returns its exit code. */
export async function runTestsOnDesktop({ extension, companions = [], entry, scratch, timeoutMs }: ExtensionTests): Promise<number> {
  const profile = createProfile(join(scratch.folder, 'profile'), {});
  const tests = runTests({
    version: 'stable',
    cachePath: editorsFolder,
    timeout: 60_000,
    extensionDevelopmentPath: [extension, ...companions],
    extensionTestsPath: entry,
    launchArgs: [
      scratch.workspace,
      `--user-data-dir=${profile.userData}`,
      `--extensions-dir=${profile.extensions}`,
      '--disable-gpu',
      '--disable-telemetry',
    ],
  });
  const late = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error(`The tests did not end within ${timeoutMs / 1000} s.`)), timeoutMs).unref();
  });
  return Promise.race([tests, late]);
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installExtension } from '../../../scripts/vscode/installExtension.ts';
import { outFolder } from '../../../scripts/vscode/paths.ts';

const folder = join(outFolder, 'e2e/installed');

/** The extensions folder that every editor of the end-to-end tests shares: the packed extension, installed. */
export const installedExtensions: string = join(folder, 'extensions');

/** Once before all end-to-end tests (vitest's `globalSetup`). */
export async function setup(): Promise<void> {
  const vsix = join(outFolder, 'promptshift.vsix');
  if (!existsSync(vsix)) throw new Error('There is no out/promptshift.vsix. Run npm run package first.');
  await installExtension([vsix], folder);
}

import { join } from 'node:path';
import { startCodeServer, type CodeServer } from '../vscode/codeServer.ts';
import { installExtension } from '../vscode/installExtension.ts';
import { outFolder } from '../vscode/paths.ts';
import { createProfile, type SettingsJson } from '../vscode/profile.ts';
import type { Scratch } from '../vscode/scratchWorkspace.ts';
import { workbenchUrl } from '../vscode/workbenchUrl.ts';

/** Starts VS Code as a web page, with the packed extension installed; returns its address. */
export async function openBrowser(scratch: Scratch, settings: SettingsJson): Promise<{ readonly server: CodeServer; readonly url: string }> {
  const { extensions } = await installExtension([join(outFolder, 'promptshift.vsix')], join(scratch.folder, 'installed'));
  const server = await startCodeServer({
    profile: createProfile(join(scratch.folder, 'profile'), settings, extensions),
    logFile: join(outFolder, 'logs/start-code-server.log'),
    trustEverything: true,
  });
  return { server, url: workbenchUrl(server, { folder: scratch.workspace }) };
}

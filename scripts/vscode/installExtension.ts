import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { codeServerEntry } from './codeServerInstall.ts';
import { outFolder } from './paths.ts';
import { createProfile, type EditorProfile } from './profile.ts';
import { runLogged } from './runLogged.ts';

/** Installs packed extensions as a person would, into an extensions folder that profiles of code-server can share. */
export async function installExtension(vsix: readonly string[], folder: string): Promise<EditorProfile> {
  rmSync(folder, { recursive: true, force: true });
  const profile = createProfile(folder, {});
  const folders = ['--extensions-dir', profile.extensions, '--user-data-dir', profile.userData, '--config', join(folder, 'code-server.yaml')];
  await runLogged(process.execPath, [codeServerEntry, ...folders, ...vsix.flatMap((path) => ['--install-extension', path])], {
    cwd: folder,
    env: process.env,
    logFile: join(outFolder, 'logs/install-extension.log'),
  });
  return profile;
}

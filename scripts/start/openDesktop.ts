import { spawn } from 'node:child_process';
import { createProfile, type SettingsJson } from '../vscode/profile.ts';
import { projectRoot } from '../vscode/paths.ts';
import type { Scratch } from '../vscode/scratchWorkspace.ts';

/** Opens installed VS Code with the extension from this folder, in a profile of its own; resolves when its window is closed. */
export async function openDesktop(code: string, scratch: Scratch, settings: SettingsJson): Promise<void> {
  const profile = createProfile(`${scratch.folder}/profile`, settings);
  const args = [
    '--wait',
    '--new-window',
    '--disable-workspace-trust',
    `--extensionDevelopmentPath=${projectRoot}`,
    `--user-data-dir=${profile.userData}`,
    `--extensions-dir=${profile.extensions}`,
    scratch.workspace,
  ];
  const child = spawn(code, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve());
  });
}

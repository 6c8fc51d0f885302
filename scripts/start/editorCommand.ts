/** Where VS Code's own command is when it is not on PATH. */
export type Places = { readonly platform: NodeJS.Platform; readonly env: Readonly<Record<string, string | undefined>> };

/** Usual places of VS Code's command on a system, best first; the first that exists is taken. */
export function usualPlaces({ platform, env }: Places): readonly string[] {
  if (platform === 'darwin') {
    const inApp = 'Visual Studio Code.app/Contents/Resources/app/bin/code';
    return [`/Applications/${inApp}`, `${env['HOME'] ?? ''}/Applications/${inApp}`];
  }
  if (platform === 'win32') {
    return [env['LOCALAPPDATA'] && `${env['LOCALAPPDATA']}\\Programs`, env['ProgramFiles']]
      .filter((folder) => folder !== undefined && folder !== '')
      .map((folder) => `${folder}\\Microsoft VS Code\\bin\\code.cmd`);
  }
  return ['/usr/bin/code', '/snap/bin/code', '/usr/share/code/bin/code'];
}

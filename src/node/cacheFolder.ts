import { join } from 'node:path';

/**
 * Where this user's programs keep what can be made anew, or undefined when the environment does not say.
 * XDG on Linux, `~/Library/Caches` on macOS, `%LOCALAPPDATA%` on Windows.
 */
export function cacheFolder(env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform): string | undefined {
  const set = (name: string): string | undefined => (env[name] === '' ? undefined : env[name]);
  const home = set('HOME');
  if (platform === 'win32') return below(set('LOCALAPPDATA'));
  // A relative path means nothing here, says the XDG specification.
  const xdg = set('XDG_CACHE_HOME');
  if (xdg?.startsWith('/') === true) return below(xdg);
  return home === undefined ? undefined : below(platform === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache'));
}

function below(folder: string | undefined): string | undefined {
  return folder === undefined ? undefined : join(folder, 'promptshift');
}

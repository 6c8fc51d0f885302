import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { runLogged } from './runLogged.ts';
import { findNodeHeaders } from './nodeHeaders.ts';
import { editorsFolder, outFolder } from './paths.ts';

/** code-server 4.139.1 carries VS Code 1.139.1. */
export const codeServerVersion = '4.139.1';

const folder = join(editorsFolder, 'code-server');
const stampFile = join(folder, 'installed.json');

/** Native modules are built for one Node ABI, so both make an installation usable. */
function wantedStamp(): string {
  return JSON.stringify({ codeServer: codeServerVersion, nodeModules: process.versions.modules });
}

export const codeServerEntry: string = join(folder, 'node_modules/code-server/out/node/entry.js');

export function isCodeServerInstalled(): boolean {
  return existsSync(codeServerEntry) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wantedStamp();
}

/**
 * Installs code-server with npm into the git-ignored editors' folder (about 2 minutes, 620 MB); never into package.json.
 * Rejects with the end of npm's log when that fails.
 */
export async function installCodeServer(): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const manifest = { private: true, dependencies: { 'code-server': codeServerVersion } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  const [command, ...leading] = npmCommand();
  await runLogged(command, [...leading, 'install', '--no-audit', '--no-fund', '--no-package-lock'], {
    cwd: folder,
    env: installEnvironment(process.env),
    logFile: join(outFolder, 'logs/code-server-install.log'),
  });
  writeFileSync(stampFile, wantedStamp());
}

function npmCommand(): readonly [string, ...string[]] {
  const script = process.env['npm_execpath'];
  return script?.endsWith('.js') ? [process.execPath, script] : ['npm'];
}

/** What an outer npm says of itself; code-server's install script would take its Node for the one in use. */
const ofOuterNpm = /^(NODE$|npm_(?!config_)|npm_config_(local_prefix|prefix|user_agent|node_gyp|npm_version|nodedir)$)/i;

/**
 * code-server's install script runs `npm install` again in folders of its own, whose manifests approve nothing: only
 * the environment reaches those, and without their scripts the native modules (terminal, file watcher) are not built.
 */
function installEnvironment(outer: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const inherited = Object.entries(outer).filter(([name]) => !ofOuterNpm.test(name));
  const headers = findNodeHeaders();
  return {
    ...Object.fromEntries(inherited),
    PATH: dirname(process.execPath) + delimiter + (outer['PATH'] ?? ''),
    npm_config_dangerously_allow_all_scripts: 'true',
    ...(headers === undefined ? {} : { npm_config_nodedir: headers }),
  };
}

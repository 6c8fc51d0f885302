/** `npm run package`: builds as it ships and packs the VSIX, to `out/promptshift.vsix`. Asks nothing and needs no network. */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

process.chdir(join(import.meta.dirname, '..'));
mkdirSync('out', { recursive: true });
run('scripts/build.ts', '--minify');
run(
  'node_modules/@vscode/vsce/vsce', 'package', '--out', 'out/promptshift.vsix',
  // Everything needed is bundled; without a published repository there is nothing to link to.
  '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links',
);

function run(script: string, ...args: readonly string[]): void {
  const { status, error } = spawnSync(process.execPath, [script, ...args], { stdio: ['ignore', 'inherit', 'inherit'] });
  if (error !== undefined) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { shippedGrammars } from '../../../scripts/build/wasm.ts';
import { checkVsix, maxVsixBytes } from '../../../scripts/checks/vsixRules.ts';
import { zipEntries } from '../../../scripts/checks/zipEntries.ts';
import { scratchFolder } from '../scratchFolder.ts';

const complete = [
  'extension.vsixmanifest', '[Content_Types].xml', 'extension/package.json', 'extension/readme.md', 'extension/changelog.md', 'extension/LICENSE.txt',
  'extension/dist/NOTICES.txt', 'extension/dist/extension.js', 'extension/dist/extension-commands.js', 'extension/dist/extension-evals.js', 'extension/dist/extension-inventory.js', 'extension/dist/extension-lazy.mjs', 'extension/dist/extension-scanWorker.mjs', 'extension/dist/extension-boundedWorker.mjs', 'extension/dist/extension-ABCD2345.mjs', 'extension/dist/webview.js', 'extension/dist/webview.css', 'extension/dist/results.js', 'extension/dist/results.css',
  'extension/dist/wasm/web-tree-sitter.wasm', 'extension/dist/wasm/web-tree-sitter.cjs', ...shippedGrammars.map((name) => `extension/dist/wasm/tree-sitter-${name}.wasm`),
  'extension/syntaxes/promptshift.schema.json', 'extension/syntaxes/models.config.schema.json', 'extension/syntaxes/eval-suite.schema.json', 'extension/syntaxes/prompt.tmLanguage.json', 'extension/syntaxes/prompt.language-configuration.json', 'extension/media/icon.png',
];
const entries = (names: readonly string[]) => names.map((name) => ({ name, compressed: 1, size: 1 }));

describe('the check of the VSIX', () => {
  it('accepts what is on the list', () => {
    expect(checkVsix(entries(complete), 1000).problems).toEqual([]);
  });

  it.each([
    'extension/src/core/index.ts', 'extension/dist/cli.js', 'extension/dist/extension.js.map', 'extension/.env', 'extension/node_modules/openai/index.js',
    'extension/dist/wasm/tree-sitter-css.wasm', 'extension/test/fixtures/workspace/.env',
  ])('refuses %s', (name) => {
    expect(checkVsix(entries([...complete, name]), 1000).problems).toEqual([`${name} is not on the list of what is shipped`]);
  });

  it('misses what is needed and weighs the whole', () => {
    expect(checkVsix(entries(complete.filter((name) => !name.endsWith('/extension.js'))), 1000).problems).toEqual(['extension/dist/extension.js is missing']);
    expect(checkVsix(entries(complete), maxVsixBytes + 1).problems).toEqual(['5000001 bytes are over the limit of 5000000']);
  });
});

describe('what vsce packs by .vscodeignore', () => {
  it('leaves out everything that is not listed', async () => {
    const manifest = { name: 'x', publisher: 'x', version: '0.0.1', license: 'MIT', main: './dist/extension.js', activationEvents: [], engines: { vscode: '^1.101.0' } };
    const cwd = await scratchFolder({ 'package.json': JSON.stringify(manifest), 'README.md': '# X', 'CHANGELOG.md': '# 1', LICENSE: 'MIT', '.env': 'KEY=x', 'notes.md': '' });
    for (const path of complete.filter((name) => /^extension\/(dist|syntaxes|media)\//.test(name))) write(join(cwd, path.slice('extension/'.length)));
    for (const path of ['dist/cli.js', 'dist/cli-ABCD2345.js', 'dist/extension.js.map', 'src/extension/main.ts', 'docs/a.md', 'node_modules/y/index.js', '.promptshift/runs/1.jsonl']) write(join(cwd, path));
    const vsce = createRequire(import.meta.url).resolve('@vscode/vsce/vsce');
    const file = join(cwd, 'x.vsix');
    const { status, stderr } = spawnSync(process.execPath, [vsce, 'package', '--out', file, '--ignoreFile', join(process.cwd(), '.vscodeignore'), '--no-dependencies', '--allow-missing-repository'], { cwd, encoding: 'utf8', input: '' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const { readFileSync } = await import('node:fs');
    expect(zipEntries(readFileSync(file)).map(({ name }) => name).toSorted()).toEqual(complete.toSorted());
  }, 30_000);
});

function write(path: string): void {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, 'x');
}

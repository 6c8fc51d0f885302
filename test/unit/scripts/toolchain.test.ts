import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, dirname, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
type Manifest = { scripts: Record<string, string>; dependencies: Record<string, string>; devDependencies: Record<string, string>; allowScripts: Record<string, boolean> };
type Lock = { packages: Record<string, { version?: string; hasInstallScript?: boolean; resolved?: string }> };
const manifest = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as Manifest;
const lock = JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8')) as Lock;

describe('the toolchain', () => {
  it('runs npm scripts on the node that the manifest pins, whatever node is on the PATH', () => {
    const outside = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules')).join(delimiter);
    const version = execFileSync('npm', ['exec', '--offline', '--', 'node', '-p', 'process.version'], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, PATH: outside },
      shell: process.platform === 'win32',
    });
    expect(version.trim()).toBe(`v${manifest.devDependencies['node']}`);
    expect(dirname(process.execPath), 'this very test runs on it too').toContain('node_modules');
  });

  it('names every version exactly', () => {
    const all = { ...manifest.dependencies, ...manifest.devDependencies };
    expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('decides on the install script of every package that has one, and runs only those that are needed', () => {
    const withScripts = Object.entries(lock.packages)
      .filter(([, entry]) => entry.hasInstallScript === true)
      .map(([path]) => path.replace(/^.*node_modules\//, ''));
    expect(Object.keys(manifest.allowScripts).toSorted()).toEqual([...new Set(withScripts)].filter((name) => name !== 'fsevents').toSorted());
    const run = Object.entries(manifest.allowScripts).filter(([, allowed]) => allowed).map(([name]) => name);
    expect(run.toSorted(), 'grammars ship their WebAssembly: nothing is compiled for them').toEqual(['@vscode/vsce-sign', 'esbuild', 'node']);
  });

  it('keeps registry addresses out of the lock file', () => {
    expect(Object.values(lock.packages).filter((entry) => entry.resolved !== undefined)).toEqual([]);
  });
});

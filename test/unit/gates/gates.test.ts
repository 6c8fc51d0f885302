import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forbiddenImports } from '../../../scripts/checks/forbiddenImports.ts';
import { plantedTargets, plantedViolations, type Gate } from './plantedViolations.ts';

const root = resolve(import.meta.dirname, '../../..');
const bin = (name: string): string => join(root, 'node_modules/.bin', name);
let copy = '';
const reports = new Map<Gate, string>();

/** What a gate printed, whether it passed or failed. */
function run(command: string, args: readonly string[]): string {
  try {
    return execFileSync(command, args, { cwd: copy, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return stdout + stderr;
  }
}

function put(path: string, source: string): void {
  mkdirSync(dirname(join(copy, path)), { recursive: true });
  writeFileSync(join(copy, path), source);
}

async function bundleReport(): Promise<string> {
  const lines: string[] = [];
  for (const { path } of plantedViolations) {
    const result = await build({
      entryPoints: [path],
      absWorkingDir: copy,
      bundle: true,
      metafile: true,
      write: false,
      format: 'esm',
      platform: 'node',
      external: ['vscode'],
      logLevel: 'silent',
    });
    for (const { from, to } of forbiddenImports(result.metafile)) lines.push(`${from} imports ${to}`);
  }
  return lines.join('\n');
}

beforeAll(async () => {
  copy = mkdtempSync(join(realpathSync(tmpdir()), 'promptshift-gates-'));
  for (const name of ['tsconfig.json', 'package.json', '.oxlintrc.json']) cpSync(join(root, name), join(copy, name));
  for (const name of readdirSync(join(root, 'src'))) cpSync(join(root, 'src', name), join(copy, 'src', name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  for (const path of plantedTargets) put(path, 'export const planted = 1;\n');
  for (const { path, source } of plantedViolations) put(path, source);
  reports.set('lint', run(bin('oxlint'), ['--format=unix', 'src']));
  // one project after the other: a broken one keeps `tsc -b` from those that refer to it
  const projects = ['core', 'node', 'webview', 'cli', 'extension'];
  reports.set('types', projects.map((name) => run(bin('tsc'), ['-p', `src/${name}`, '--pretty', 'false'])).join('\n'));
  reports.set('bundle', await bundleReport());
}, 180_000);

afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('each gate names each planted violation', () => {
  for (const { kind, path, caughtBy } of plantedViolations) {
    for (const gate of caughtBy) {
      it(`${gate}: ${kind}`, () => {
        const lines = (reports.get(gate) ?? '').split('\n').filter((line) => line.replaceAll('\\', '/').startsWith(path));
        expect(lines, `${gate} says nothing of ${path}`).not.toEqual([]);
      });
    }
  }

  it('the tree without planted files passes the bundle gate', () => {
    const planted = new Set(plantedViolations.map(({ path }) => path));
    const others = (reports.get('bundle') ?? '').split('\n').filter((line) => line !== '' && ![...planted].some((path) => line.startsWith(path)));
    expect(others).toEqual([]);
  });
});

import { execFileSync } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratchFolder } from '../scratchFolder.ts';
import { run } from './capture.ts';

function tool(name: string, parameters: object): string {
  return `${JSON.stringify({ tools: [{ type: 'function', name, parameters: { type: 'object', ...parameters } }] }, undefined, 2)}\n`;
}

async function repository(files: Readonly<Record<string, string>>): Promise<string> {
  const cwd = await scratchFolder(files);
  const git = (...args: readonly string[]): void => void execFileSync('git', ['-c', 'user.email=a@example.com', '-c', 'user.name=A', ...args], { cwd, stdio: 'ignore' });
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'first');
  return cwd;
}

async function drift(cwd: string, ...more: readonly string[]): Promise<{ readonly code: number | undefined; readonly rows: readonly string[] }> {
  const { code, stdout } = await run(['lint', '--against', 'HEAD', '--format', 'jsonl', ...more], { cwd });
  const rows = stdout.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as { path: string; line: number; severity: string; message: string });
  return { code, rows: rows.map(({ path, line, severity, message }) => `${path}:${line} ${severity} ${message}`) };
}

describe('promptshift lint --against', () => {
  it('tells breaking changes of arguments from others', async () => {
    const cwd = await repository({ 'tools/a.json': tool('find', { properties: { q: { type: 'string' }, n: { type: 'integer' } }, required: ['q'] }), 'tools/same.json': tool('same', {}) });
    await writeFile(join(cwd, 'tools/a.json'), tool('find', { properties: { q: { type: 'string', description: 'What' }, n: { type: 'integer' }, m: { type: 'integer' } }, required: ['q', 'n'] }));
    expect(await drift(cwd)).toEqual({ code: 1, rows: [
      'tools/a.json:9 info find: "properties.q" has another description', "tools/a.json:13 error find: 'n' must be given now", "tools/a.json:16 info find: 'm' is new and may be left out",
    ] });
  });

  it('follows a tool to another file, and misses one that is gone', async () => {
    const cwd = await repository({ 'a.json': tool('moved', {}), 'b.json': tool('gone', {}) });
    await rm(join(cwd, 'a.json'));
    await rm(join(cwd, 'b.json'));
    await writeFile(join(cwd, 'c.yaml'), 'tools:\n  - type: function\n    name: moved\n    parameters: { type: object, properties: { x: { type: string } } }\n');
    expect((await drift(cwd)).rows).toEqual(["c.yaml:4 info moved: 'x' is new and may be left out", 'b.json:6 error gone is gone']);
  });

  it('is clean where nothing changed, and says what is wrong with a revision', async () => {
    const cwd = await repository({ 'a.json': tool('f', {}) });
    expect(await drift(cwd)).toEqual({ code: 0, rows: [] });
    const { code, stderr } = await run(['lint', '--against', 'nowhere'], { cwd });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/git knows no commit called nowhere .*fetch it first/) as string });
  });

  it('says outside a repository that there is none', async () => {
    const { code, stderr } = await run(['lint', '--against', 'main'], { cwd: await scratchFolder({ 'a.json': '{}' }) });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/^promptshift: .* is in no git repository\. Leave --against out, or run it in a checkout\.\n$/) as string });
  });
});

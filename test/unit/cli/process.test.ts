import { spawn, spawnSync } from 'node:child_process';
import { chmod, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratchFolder } from '../scratchFolder.ts';
import { buildCli } from './builtCli.ts';

const cli = buildCli();
const floating = 'await client.chat.completions.create({ model: "gpt-4o", messages });\n';
const retired = 'await client.chat.completions.create({ model: "gpt-4-0613", messages });\n';

function runCli(args: readonly string[], cwd: string, nodeArgs: readonly string[] = []): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [...nodeArgs, cli(), ...args], { cwd, encoding: 'utf8' });
}

/** Root may read everything: give the process another user before it looks. Elsewhere nothing is needed. */
const asNobody = process.getuid?.() === 0 ? ['--import', 'data:text/javascript,process.setegid(65534);process.seteuid(65534)'] : [];

describe('the command line as a process', () => {
  it('exits 0, 1, 2 as documented', async () => {
    const cwd = await scratchFolder({ 'clean/a.ts': 'export {};\n', 'bad/b.ts': retired });
    expect(runCli(['scan', 'clean'], cwd)).toMatchObject({ status: 0, stderr: '' });
    expect(runCli(['scan', 'bad'], cwd)).toMatchObject({ status: 1, stderr: '' });
    expect(runCli(['scan', 'nowhere'], cwd)).toMatchObject({ status: 2, stdout: '' });
    expect(runCli(['scan', '--bogus'], cwd)).toMatchObject({ status: 2, stdout: '' });
  });

  it('prints its version', async () => {
    expect(runCli(['--version'], await scratchFolder({}))).toMatchObject({ status: 0, stdout: '4.5.6\n', stderr: '' });
  });

  it('names a folder and a file it may not read, scans the rest and calls the result incomplete', async () => {
    const cwd = await scratchFolder({ 'a.ts': 'await client.responses.create({ model: "gpt-5.4", input });\n', 'secrets/b.ts': floating, 'locked.ts': floating });
    await chmod(cwd, 0o755);
    await chmod(join(cwd, 'secrets'), 0o000);
    await chmod(join(cwd, 'locked.ts'), 0o000);
    const { status, stdout, stderr } = runCli(['scan', '--format', 'jsonl'], cwd, asNobody);
    expect(stderr).toBe('warning: locked.ts: Cannot be read: permission denied.\nwarning: secrets: Cannot be listed: permission denied.\n');
    expect(stdout.trimEnd().split('\n').map((line) => (JSON.parse(line) as { path: string }).path)).toEqual(['a.ts']);
    expect(status).toBe(3);
  });

  it('stops at Ctrl-C with what was found and exits 3', async () => {
    const files = Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`src/${String(i).padStart(4, '0')}.ts`, floating.repeat(20)]));
    const cwd = await scratchFolder({ ...files, 'a.ts': floating, 'b.ts': '' });
    await truncate(join(cwd, 'b.ts'), 50 * 1024 * 1024);
    const child = spawn(process.execPath, [cli(), 'scan', '--format', 'json'], { cwd });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => { stdout += text; });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      // The note about b.ts: a.ts is done, src is not.
      if (stderr === text) child.kill('SIGINT');
    });
    const status = await new Promise((done) => child.on('close', done));
    const report = JSON.parse(stdout) as { complete: boolean; references: { path: string }[]; summary: { filesScanned: number } };
    expect(status).toBe(3);
    expect(stderr).toMatch(/^warning: b\.ts: .*\npromptshift: Stopped; the result holds what was found until then\.\n$/);
    expect(report.complete).toBe(false);
    expect(report.references[0]?.path).toBe('a.ts');
    expect(report.summary.filesScanned).toBeLessThan(3001);
  }, 30_000);

  it('ends quietly when its reader leaves', async () => {
    const cwd = await scratchFolder({ 'a.ts': retired.repeat(800) });
    const child = spawn(process.execPath, [cli(), 'scan', '--format', 'jsonl'], { cwd });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; });
    child.stdout.once('data', () => child.stdout.destroy());
    const status = await new Promise((done) => child.on('close', done));
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  });
});

import { readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratchFolder } from '../scratchFolder.ts';
import { run } from './capture.ts';

const floating = 'await client.chat.completions.create({ model: "gpt-4o", messages });\n';
const retired = 'client.chat.completions.create(model="gpt-4-0613", messages=messages)\n';
const pinned = 'await client.chat.completions.create({ model: "gpt-5.4-2026-03-05", messages });\n';

describe('promptshift scan', () => {
  it('groups findings by file, aligns them and ends with the figures', async () => {
    const cwd = await scratchFolder({ 'src/answer.ts': `// chat\n${floating}`, 'worker/summarise.py': retired, 'README.txt': 'gpt-4o' });
    const { code, stdout, stderr } = await run(['scan'], { cwd });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const lines = stdout.split('\n');
    expect(lines[0]).toBe('src/answer.ts');
    expect(lines.find((line) => line.endsWith('model/floating'))).toMatch(/^ {2}2:48 {2}warning {2}gpt-4o is floating; today it is gpt-4o-2024-08-06 +model\/floating$/);
    expect(lines.find((line) => line.endsWith('model/retired'))).toMatch(/^ {2}1:39 {2}error {4}gpt-4-0613 was shut down on 2026-10-23; use gpt-5\.6-sol .*model\/retired$/);
    expect(lines.at(-3)).toBe('');
    expect(lines.at(-2)).toMatch(/^2 models in 2 files: 1 retired, 1 floating, 0 pinned · oldest date used: 2026-\d\d(-\d\d)? · 2 files in \d+\.00 s$/);
  });

  it('prints one reference a line as jsonl, with paths from the one folder that was named', async () => {
    const cwd = await scratchFolder({ 'app/src/answer.ts': `const ä = "😀"; ${floating}` });
    const { stdout } = await run(['scan', 'app', '--format', 'jsonl'], { cwd });
    const rows = stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(rows).toHaveLength(1);
    expect(Object.keys(rows[0] ?? {})).toEqual(
      ['path', 'line', 'column', 'endLine', 'endColumn', 'text', 'model', 'vendor', 'channel', 'role', 'language', 'pin', 'findings', 'risk'],
    );
    expect(rows[0]).toMatchObject({
      path: 'src/answer.ts', line: 1, column: 64, endLine: 1, endColumn: 70, text: 'gpt-4o', model: 'gpt-4o',
      vendor: 'openai', channel: 'direct', role: 'usage', language: 'typescript', pin: 'floating',
    });
    const wide = await run(['scan', 'app', 'app/src/answer.ts', '--format', 'jsonl'], { cwd });
    expect(wide.stdout.trimEnd().split('\n').map((line) => (JSON.parse(line) as { path: string }).path)).toEqual(['app/src/answer.ts']);
  });

  it('prints one document as json', async () => {
    const cwd = await scratchFolder({ 'a.ts': floating });
    const report = JSON.parse((await run(['scan', '--format', 'json'], { cwd })).stdout) as Record<string, unknown>;
    expect(report).toMatchObject({ version: 1, complete: true, summary: { models: 1, files: 1, floating: 1, filesScanned: 1 }, references: [{ path: 'a.ts', text: 'gpt-4o' }], problems: [] });
  });

  it.each([
    ['never', 0], ['error', 0], ['warning', 1], ['info', 1], ['hint', 1],
  ])('with --fail-on %s a warning exits %i', async (level, code) => {
    const cwd = await scratchFolder({ 'a.ts': 'await client.responses.create({ model: "gpt-5.4", input });\n' });
    expect((await run(['scan', '--fail-on', level], { cwd })).code).toBe(code);
  });

  it('is clean without models', async () => {
    const cwd = await scratchFolder({ 'a.ts': 'export const one = 1;\n' });
    expect(await run(['scan'], { cwd })).toEqual({ code: 0, stdout: 'No model in use · 1 file in 1.00 s\n', stderr: '' });
  });

  it('colours for a person only', async () => {
    const cwd = await scratchFolder({ 'a.ts': floating });
    const coloured = await run(['scan', '--quiet'], { cwd, terminal: true });
    expect(coloured.stdout).toContain('\u001B[33mwarning\u001B[39m');
    const bare = await run(['scan', '--quiet'], { cwd });
    expect(bare.stdout).not.toContain('\u001B');
    expect((await run(['scan', '--quiet'], { cwd, terminal: true, env: { NO_COLOR: '1' } })).stdout).toBe(bare.stdout);
    expect((await run(['scan', '--quiet', '--no-color'], { cwd, terminal: true })).stdout).toBe(bare.stdout);
  });

  it('shows progress on a terminal, takes it away, and shows none in CI', async () => {
    const cwd = await scratchFolder({ 'a.ts': floating, 'b.ts': pinned });
    const { stderr } = await run(['scan'], { cwd, terminal: true });
    expect(stderr).toContain('\r\u001B[2KScanning: 1 files, a.ts');
    expect(stderr.endsWith('\r\u001B[2K')).toBe(true);
    expect((await run(['scan'], { cwd, terminal: true, env: { CI: 'true' } })).stderr).toBe('');
    expect((await run(['scan', '--quiet'], { cwd, terminal: true })).stderr).toBe('');
  });

  it('writes to a file, uncoloured, and says when it cannot', async () => {
    const cwd = await scratchFolder({ 'a.ts': floating });
    const { stdout, code } = await run(['scan', '--output', 'result.txt', '--fail-on', 'warning'], { cwd, terminal: true });
    expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
    expect(await readFile(join(cwd, 'result.txt'), 'utf8')).toMatch(/^a\.ts\n {2}1:48 {2}warning {2}gpt-4o/);
    expect(await run(['scan', '--output', 'none/result.txt'], { cwd })).toMatchObject({
      code: 2, stdout: '', stderr: 'promptshift: none/result.txt cannot be written: it is not there. Give --output a file in a folder that is there.\n',
    });
  });

  it('prints findings alone with --quiet', async () => {
    const cwd = await scratchFolder({ 'a.ts': floating, 'b.ts': Uint8Array.from([0, 1, 2]) });
    const { stdout, stderr } = await run(['scan', '--quiet'], { cwd });
    expect(stderr).toBe('');
    expect(stdout).not.toContain('files in');
    expect(stdout).toMatch(/model\/floating\n$/);
  });
});

describe('promptshift scan with promptshift.json', () => {
  it('applies severities, accepted findings, patterns and extra catalog entries of the nearest file', async () => {
    const cwd = await scratchFolder({
      'promptshift.json': JSON.stringify({
        exclude: ['generated/'],
        rules: { 'model/floating': 'error', 'model/hard-coded': 'off' },
        ignore: [{ path: 'data/recorded.json', rule: 'model/floating', text: 'gpt-5.4', reason: 'a recording' }],
        catalog: [{ id: 'claude-opus-4-6', shutdown: '2026-11-01', replacement: 'gpt-6-sol', source: 'https://example.com/notice' }],
      }),
      'a.ts': 'await client.responses.create({ model: "gpt-5.4", input });\n',
      'data/recorded.json': '{ "model": "gpt-5.4" }',
      'generated/b.ts': 'await client.responses.create({ model: "gpt-5.4", input });\n',
      'inner/promptshift.json': '{ "rules": { "model/floating": "off" } }',
      'inner/c.ts': 'await client.responses.create({ model: "gpt-5.4", input });\n',
      'pinned.ts': 'await client.messages.create({ model: "claude-opus-4-6", messages });\n',
    });
    const { stdout, code } = await run(['scan', '--format', 'jsonl'], { cwd });
    expect(code).toBe(1);
    const rows = stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as { path: string; findings: { rule: string; severity: string; message: string }[] });
    const findings = Object.fromEntries(rows.map(({ path, findings: all }) => [path, all.map(({ rule, severity }) => `${severity} ${rule}`).filter((each) => !each.endsWith('deprecated'))]));
    expect(findings).toEqual({
      'a.ts': ['error model/floating'],
      'data/recorded.json': [],
      'inner/c.ts': ['info model/hard-coded'],
      'pinned.ts': ['error model/retired'],
      // The file's own ids are a table, not a use.
      'promptshift.json': [],
    });
    expect(rows.find(({ path }) => path === 'pinned.ts')?.findings[0]?.message).toMatch(/2026-11-01.*gpt-6-sol/);
  });

  it('takes the one that --config names for everything', async () => {
    const cwd = await scratchFolder({ 'promptshift.json': '{ "rules": { "model/floating": "off" } }', 'ci/strict.json': '{ "rules": { "model/floating": "error" } }', 'a.ts': floating });
    expect((await run(['scan'], { cwd })).code).toBe(0);
    expect((await run(['scan', '--config', 'ci/strict.json'], { cwd })).code).toBe(1);
    expect(await run(['scan', '--config', 'ci/none.json'], { cwd })).toEqual({
      code: 2, stdout: '', stderr: 'promptshift: ci/none.json: cannot be read: it is not there. Check the path and its permissions.\n',
    });
  });

  it('names the line of a mistake and exits 2', async () => {
    const cwd = await scratchFolder({ 'app/promptshift.json': '{\n  "rules": {\n    "model/flaoting": "off"\n  }\n}\n', 'app/a.ts': floating });
    expect(await run(['scan'], { cwd })).toEqual({
      code: 2, stdout: '', stderr: "promptshift: app/promptshift.json:3: there is no rule 'model/flaoting'. Correct that line and try again.\n",
    });
  });
});

describe('promptshift scan with bad input', () => {
  it('names a 50 MB file and a binary, and scans the rest', async () => {
    const cwd = await scratchFolder({ 'big.ts': '', 'image.ts': Uint8Array.from([0x89, 0x50, 0, 0]), 'z.ts': 'await client.responses.create({ model: "gpt-5.4", input });\n' });
    await truncate(join(cwd, 'big.ts'), 50 * 1024 * 1024);
    const { code, stdout, stderr } = await run(['scan', '--format', 'json'], { cwd });
    expect(code).toBe(0);
    expect(stderr).toBe('warning: big.ts: Not scanned: 50 MB is over the limit of 5 MB a file.\nwarning: image.ts: Not scanned: it holds binary data, not text.\n');
    expect(JSON.parse(stdout)).toMatchObject({ references: [{ path: 'z.ts' }], problems: [{ path: 'big.ts' }, { path: 'image.ts' }], summary: { filesScanned: 1 } });
  });

  it('says in one line what to do about a path that is not there', async () => {
    const cwd = await scratchFolder({});
    expect(await run(['scan', 'nowhere'], { cwd })).toEqual({
      code: 2, stdout: '', stderr: `promptshift: nowhere cannot be scanned: it is not there. Name a file or folder, seen from ${cwd}.\n`,
    });
  });

  it('says that it does not read a kind of file it was given', async () => {
    const cwd = await scratchFolder({ 'notes.txt': 'gpt-4o' });
    expect((await run(['scan', 'notes.txt'], { cwd })).stderr).toBe('warning: notes.txt: Not scanned: no kind of file that the scan reads.\n');
  });

  it('keeps what was found when it is stopped, and exits 3', async () => {
    const cwd = await scratchFolder({ 'a.ts': floating, 'b.ts': Uint8Array.from([0]), 'c.ts': retired });
    const controller = new AbortController();
    const { code, stdout, stderr } = await run(['scan', '--format', 'json'], { cwd, signal: controller.signal, onStderr: () => controller.abort() });
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ complete: false, references: [{ path: 'a.ts' }] });
    expect(stderr).toMatch(/Stopped; the result holds what was found until then\.\n$/);
  });
});

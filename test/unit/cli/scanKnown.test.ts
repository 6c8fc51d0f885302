import { execFileSync } from 'node:child_process';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratchFolder } from '../scratchFolder.ts';
import { run } from './capture.ts';

const call = 'client.create({ model: "gpt-4-0613" });\n';
const scan = async (cwd: string, ...args: readonly string[]) => await run(['scan', '--format', 'json', ...args], { cwd });
type Found = { readonly summary: { readonly knownFindings?: number }; readonly references: readonly { readonly path: string; readonly findings: readonly { readonly rule: string }[] }[] };
const parse = (stdout: string): Found => JSON.parse(stdout) as Found;
const findings = (stdout: string): readonly string[] => parse(stdout).references.flatMap(({ path, findings: each }) => each.map(({ rule }) => `${path} ${rule}`));

describe('scan --known', () => {
  it('counts and shows new findings alone, wherever the scan starts and whatever moved', async () => {
    const cwd = await scratchFolder({ 'src/a.ts': call });
    expect((await run(['scan', '--write-known', 'known.json', '--quiet'], { cwd })).code).toBe(1);
    await writeFile(join(cwd, 'src/a.ts'), `// a new line\n\n  ${call}`);
    const { code, stdout } = await scan(cwd, '--known', 'known.json');
    expect({ code, findings: findings(stdout), left: parse(stdout).summary.knownFindings }).toEqual({ code: 0, findings: [], left: 2 });
    expect(parse(stdout).references).toHaveLength(1);
    expect((await run(['scan', 'src', '--known', 'known.json'], { cwd })).stdout).toContain('2 known findings left out');
    expect((await scan(join(cwd, 'src'), '--known', '../known.json')).code).toBe(0);
  });

  it('takes each known finding once: a second equal line is new', async () => {
    const cwd = await scratchFolder({ 'a.ts': call });
    await run(['scan', '--write-known', 'known.json', '--quiet'], { cwd });
    await writeFile(join(cwd, 'a.ts'), call + call);
    const { code, stdout } = await scan(cwd, '--known', 'known.json');
    expect(code).toBe(1);
    expect(findings(stdout)).toEqual(['a.ts model/retired', 'a.ts model/hard-coded']);
  });

  it('knows one whose line was edited and one whose file was moved, and no other', async () => {
    const cwd = await scratchFolder({ 'a.ts': `${call}${call.replace('0613', '0314')}`, 'b.ts': call });
    await run(['scan', '--write-known', 'made/for/known.json', '--quiet'], { cwd });
    const known = async (): Promise<readonly string[]> => findings((await scan(cwd, '--known', 'made/for/known.json', '--fail-on', 'never')).stdout);
    await writeFile(join(cwd, 'a.ts'), `const renamed = client.create({ model: "gpt-4-0613", seed: 1 });\n${call.replace('0613', '0314')}`);
    expect(await known()).toEqual([]);
    await rename(join(cwd, 'b.ts'), join(cwd, 'c.ts'));
    expect(await known()).toEqual([]);
    // one use more than there were, in the file that moved and in a file whose own were all edited
    await writeFile(join(cwd, 'c.ts'), call + call);
    expect(await known()).toEqual(['c.ts model/retired', 'c.ts model/hard-coded']);
    await writeFile(join(cwd, 'c.ts'), call);
    await writeFile(join(cwd, 'a.ts'), `one({ model: "gpt-4-0613" });\ntwo({ model: "gpt-4-0613" });\n`);
    expect(await known()).toEqual(['a.ts model/retired', 'a.ts model/hard-coded']);
    // a copy, whose original is still there
    await writeFile(join(cwd, 'a.ts'), '');
    await writeFile(join(cwd, 'd.ts'), call);
    expect(await known()).toEqual(['d.ts model/retired', 'd.ts model/hard-coded']);
  });

  it('writes sorted lines that a review can read', async () => {
    const cwd = await scratchFolder({ 'b.ts': call, 'a.ts': call + call });
    await run(['scan', '--write-known', 'known.json', '--quiet'], { cwd });
    const text = await readFile(join(cwd, 'known.json'), 'utf8');
    expect(text.split('\n').slice(0, 5)).toEqual([
      '{', '  "version": 1,', '  "findings": [',
      expect.stringMatching(/^ {4}\{"rule":"model\/hard-coded","path":"a\.ts","text":"gpt-4-0613","context":"[\da-f]{16}","count":2\},$/),
      expect.stringMatching(/"rule":"model\/retired","path":"a\.ts"/),
    ]);
    expect((await scan(cwd, '--known', 'known.json')).code).toBe(0);
  });

  it.each([['missing.json', undefined, /missing\.json cannot be read: it is not there\./], ['bad.json', '{"findings": 1}', /bad\.json is no file of known findings\./], ['half.json', '{', /half\.json is no file/]])('refuses %s', async (name, content, message) => {
    const cwd = await scratchFolder({ 'a.ts': call, ...(content === undefined ? {} : { [name]: content }) });
    const { code, stdout, stderr } = await scan(cwd, '--known', name);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});

describe('scan --changed', () => {
  const git = (cwd: string, ...args: readonly string[]): void => {
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'init.defaultBranch=main', ...args], { cwd, stdio: 'ignore' });
  };

  it('reads what the branch changed, edited and added, renamed files under their new names', async () => {
    const cwd = await scratchFolder({ 'same.ts': call, 'moved.ts': `${call}// moved\n`, 'gone.ts': call, 'näme with space.ts': call, 'later.ts': call });
    git(cwd, 'init');
    git(cwd, 'add', '.');
    git(cwd, 'commit', '-m', 'one');
    git(cwd, 'branch', 'old');
    git(cwd, 'checkout', '-b', 'work');
    git(cwd, 'mv', 'moved.ts', 'new.ts');
    git(cwd, 'rm', 'gone.ts');
    git(cwd, 'commit', '-m', 'two');
    await writeFile(join(cwd, 'näme with space.ts'), `\n${call}`);
    await mkdir(join(cwd, 'sub'));
    await writeFile(join(cwd, 'sub/untracked.ts'), call);
    // What main did since does not count.
    git(cwd, 'checkout', '-q', 'main');
    await writeFile(join(cwd, 'later.ts'), `\n\n${call}`);
    git(cwd, 'commit', '-m', 'three', 'later.ts');
    git(cwd, 'checkout', '-q', 'work');
    const paths = async (...args: readonly string[]) => [...new Set(parse((await scan(cwd, ...args)).stdout).references.map(({ path }) => path))];
    expect(await paths('--changed', 'main')).toEqual(['new.ts', 'näme with space.ts', 'sub/untracked.ts']);
    expect(await paths('--changed', 'HEAD')).toEqual(['näme with space.ts', 'sub/untracked.ts']);
    expect(await paths('sub', '--changed', 'main')).toEqual(['untracked.ts']);
    expect(await paths('same.ts', 'new.ts', '--changed', 'old')).toEqual(['new.ts']);
  });

  it('says what is wrong outside a repository, and with an unknown commit', async () => {
    const cwd = await scratchFolder({ 'a.ts': call });
    expect(await scan(cwd, '--changed', 'main')).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/is in no git repository\. Leave --changed out/) });
    git(cwd, 'init');
    git(cwd, 'add', '.');
    git(cwd, 'commit', '-m', 'one');
    expect(await scan(cwd, '--changed', 'no-such-branch')).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('git knows no commit called no-such-branch here.') });
    expect((await scan(cwd, '--changed=--output=x')).code).toBe(2);
  });
});

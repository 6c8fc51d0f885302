import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createPathFilter, type PathFilter } from '../../../src/node/pathFilter.ts';
import { relativePath } from '../../../src/node/paths.ts';
import { walkFiles } from '../../../src/node/walkFiles.ts';
import { scratchFolder } from '../scratchFolder.ts';

const everything: PathFilter = { file: () => true, folder: () => true };
const never = new AbortController().signal;

async function walk(root: string, filter: PathFilter = everything): Promise<string[]> {
  const found: string[] = [];
  for await (const entry of walkFiles(root, () => filter, never)) found.push(`${entry.kind === 'file' ? '' : `${entry.kind} `}${relativePath(root, entry.path)}`);
  return found;
}

describe('walkFiles', () => {
  it('gives files in a stable order, hidden ones too, and skips version control and installed packages', async () => {
    const root = await scratchFolder({
      'b.ts': '', 'a/z.ts': '', 'a/b/c.ts': '', '.env': '', '.github/workflows/ci.yml': '',
      '.git/config': '', 'node_modules/x/index.js': '', 'a/node_modules/y.js': '', '.promptshift/runs/1.jsonl': '',
    });
    expect(await walk(root)).toEqual(['.env', '.github/workflows/ci.yml', 'a/b/c.ts', 'a/z.ts', 'b.ts']);
  });

  it('agrees with git about nested .gitignore files', async () => {
    const root = await scratchFolder({
      '.gitignore': '*.log\n/build\ntmp/\n!keep.log\n', 'x.log': '', 'keep.log': '', 'build/a.js': '', 'src/build/b.js': '', 'src/tmp/c.js': '',
      'src/.gitignore': '!x.log\nlocal.ts\n/deep/only.ts\n', 'src/x.log': '', 'src/local.ts': '', 'src/deep/local.ts': '', 'src/deep/only.ts': '', 'src/deep/more/only.ts': '',
      'src/deep/.gitignore': '!local.ts\n', 'ok.ts': '', '.git-blame': '',
    });
    execFileSync('git', ['init', '-q'], { cwd: root });
    await writeFile(join(root, '.git/info/exclude'), 'excluded.ts\n');
    await writeFile(join(root, 'excluded.ts'), '');
    const git = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' }).trim().split('\n').toSorted();
    expect((await walk(root)).toSorted()).toEqual(git);
    expect(git).toContain('src/deep/local.ts');
  });

  it('obeys the rules above the folder it is given, but not those that leave out that folder itself', async () => {
    const root = await scratchFolder({ '.gitignore': 'generated/\n*.min.js\n', 'src/a.js': '', 'src/a.min.js': '', 'generated/b.js': '' });
    execFileSync('git', ['init', '-q'], { cwd: root });
    expect(await walk(join(root, 'src'))).toEqual(['a.js']);
    expect(await walk(join(root, 'generated'))).toEqual(['b.js']);
  });

  it('keeps the rules of a repository out of one inside it', async () => {
    const root = await scratchFolder({ '.gitignore': '*.ts\n', 'a.ts': '', 'inner/b.ts': '', 'inner/c.log': '', 'inner/.gitignore': '*.log\n' });
    execFileSync('git', ['init', '-q'], { cwd: root });
    execFileSync('git', ['init', '-q'], { cwd: join(root, 'inner') });
    expect(await walk(root)).toEqual(['.gitignore', 'inner/.gitignore', 'inner/b.ts']);
  });

  it('includes and excludes by patterns from the filter\'s base', async () => {
    const root = await scratchFolder({ 'src/a.ts': '', 'src/gen/b.ts': '', 'docs/c.md': '', 'd.ts': '' });
    expect(await walk(root, createPathFilter(root, { include: ['src/**', 'd.ts'], exclude: ['gen'] }))).toEqual(['d.ts', 'src/a.ts']);
    expect(await walk(root, createPathFilter(join(root, 'src'), { include: ['gen'] }))).toEqual(['d.ts', 'docs/c.md', 'src/gen/b.ts'].toSorted());
  });

  it('does not follow links, so that one in a circle ends', async () => {
    const root = await scratchFolder({ 'a/b.ts': '' });
    await symlink('..', join(root, 'a/up'));
    await symlink('nowhere', join(root, 'a/dangling.ts'));
    await symlink('b.ts', join(root, 'a/link.ts'));
    expect(await walk(root)).toEqual(['a/b.ts']);
    await symlink('a', join(root, 'named'));
    expect(await walk(join(root, 'named'))).toEqual(['b.ts']);
  });

  it('gives a file that is the root itself', async () => {
    const root = await scratchFolder({ 'a.ts': '' });
    const found: unknown[] = [];
    for await (const entry of walkFiles(join(root, 'a.ts'), () => everything, never)) found.push(entry);
    expect(found).toEqual([{ kind: 'file', path: join(root, 'a.ts') }]);
  });

  it('names a folder that vanishes between two looks and goes on', async () => {
    const root = await scratchFolder({ 'a/x.ts': '', 'b/y.ts': '' });
    const found: string[] = [];
    for await (const entry of walkFiles(root, async (folder) => {
      if (folder === root) await (await import('node:fs/promises')).rm(join(root, 'a'), { recursive: true });
      return everything;
    }, never)) found.push(entry.kind === 'file' ? relativePath(root, entry.path) : `${relativePath(root, entry.path)}: ${entry.reason}`);
    expect(found).toEqual(['a: Cannot be listed: it is not there.', 'b/y.ts']);
  });

  it('stops with the signal\'s reason', async () => {
    const root = await scratchFolder({ 'a/1.ts': '', 'b/2.ts': '' });
    const controller = new AbortController();
    const found: string[] = [];
    const walked = (async () => {
      for await (const { path } of walkFiles(root, () => everything, controller.signal)) {
        found.push(relativePath(root, path));
        controller.abort(new Error('enough'));
      }
    })();
    await expect(walked).rejects.toThrow('enough');
    expect(found).toEqual(['a/1.ts']);
  });

  it('keeps a name that holds what only Windows takes for a separator', async () => {
    const root = await scratchFolder({});
    await mkdir(join(root, 'a'));
    await writeFile(join(root, 'a', 'b\\c.ts'), '');
    expect(await walk(root)).toEqual(['a/b\\c.ts']);
  });
});

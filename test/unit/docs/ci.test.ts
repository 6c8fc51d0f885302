import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { buildCli } from '../cli/builtCli.ts';

const script = resolve('docs/ci/check-pull-request.sh');

// The script is for the shells of CI machines.
describe.skipIf(process.platform === 'win32')('the pull request check', () => {
  const cli = buildCli();
  let repository = '';
  const git = (...args: readonly string[]): string => execFileSync('git', ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com', ...args], { cwd: repository, encoding: 'utf8' });
  const write = (file: string, text: string): void => writeFileSync(join(repository, file), text);
  const commit = (message: string): void => {
    git('add', '-A');
    git('commit', '--quiet', '-m', message);
  };
  const check = (base = 'main'): { readonly code: number | null; readonly out: string } => {
    const { status, stdout, stderr } = spawnSync(script, [base], { cwd: repository, encoding: 'utf8', env: { ...process.env, PROMPTSHIFT: `${process.execPath} ${cli()}` } });
    return { code: status, out: `${stdout}${stderr}` };
  };

  beforeEach(() => {
    repository = mkdtempSync(join(tmpdir(), 'promptshift-ci-'));
    git('init', '--quiet', '-b', 'main');
    write('old.py', 'client.chat(model="gpt-4-0613")\n');
    write('app.py', 'x = 1\n');
    commit('Begin');
    git('checkout', '--quiet', '-b', 'change');
  });
  afterEach(() => rmSync(repository, { recursive: true, force: true }));

  it('fails when a retired id is added, and names it alone', () => {
    write('app.py', 'client.chat(model="gpt-4-0314")\n');
    commit('Add');
    const { code, out } = check();
    expect(code).toBe(1);
    expect(out).toContain('gpt-4-0314');
    expect(out).not.toContain('gpt-4-0613');
    const { runs } = JSON.parse(readFileSync(join(repository, 'promptshift.sarif'), 'utf8')) as { readonly runs: readonly { readonly results: readonly { readonly ruleId: string; readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }[] }[] }[] };
    const results = runs.flatMap((run) => run.results);
    expect(results.map(({ ruleId }) => ruleId)).toContain('model/retired');
    expect(results.every(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri === 'app.py')).toBe(true);
  });

  it('passes when a line with an old one is touched or moved', () => {
    write('old.py', '# who answers\nclient.chat(model="gpt-4-0613")\nprint(1)\n');
    commit('Touch');
    expect(check()).toMatchObject({ code: 0 });
  });

  it('fails when another use of a known one is added', () => {
    write('old.py', 'client.chat(model="gpt-4-0613")\nother.chat(model="gpt-4-0613")\n');
    commit('Repeat');
    expect(check().code).toBe(1);
  });

  it('leaves nothing behind but the SARIF file, and asks for a base', () => {
    write('app.py', 'x = 2\n');
    commit('Change');
    expect(check()).toMatchObject({ code: 0 });
    expect(git('status', '--porcelain').trim()).toBe('?? promptshift.sarif');
    expect(git('worktree', 'list').trim().split('\n')).toHaveLength(1);
    expect(spawnSync(script, [], { cwd: repository }).status).toBe(2);
  });
});

it('the workflow is YAML and runs the script that is there', () => {
  const { jobs } = parse(readFileSync('docs/ci/github-actions.yml', 'utf8')) as { readonly jobs: { readonly scan: { readonly steps: readonly { readonly run?: string }[] } } };
  expect(jobs.scan.steps.flatMap(({ run }) => run ?? [])).toEqual(['.github/check-pull-request.sh "origin/$GITHUB_BASE_REF"']);
  expect(existsSync(script)).toBe(true);
});

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
  const check = (base = 'main', env: Readonly<Record<string, string>> = {}): { readonly code: number | null; readonly out: string } => {
    const { status, stdout, stderr } = spawnSync(script, [base], { cwd: repository, encoding: 'utf8', env: { ...process.env, GITHUB_STEP_SUMMARY: '', PROMPTSHIFT: `${process.execPath} ${cli()}`, ...env } });
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

  it('passes when a line with an old one is renamed on, and when its file is moved', async () => {
    write('old.py', 'answer = client.chat(model="gpt-4-0613", seed=1)\n');
    commit('Edit the line');
    expect(check()).toMatchObject({ code: 0 });
    git('mv', 'old.py', 'new.py');
    commit('Move');
    expect(check()).toMatchObject({ code: 0 });
  });

  it('puts the findings into the summary of the job', () => {
    write('app.py', 'client.chat(model="gpt-4-0314")\n');
    commit('Add');
    const summary = join(repository, '.git', 'summary.md');
    expect(check('main', { GITHUB_STEP_SUMMARY: summary }).code).toBe(1);
    expect(readFileSync(summary, 'utf8')).toMatch(/^# Models in use\n[^]*\| error \| `app\.py:1:20` \| gpt-4-0314 was shut down/);
  });

  it('says what to do where the base was not fetched, or too little of the history, or there is no command', () => {
    expect(check('origin/main')).toEqual({ code: 2, out: expect.stringMatching(/^check-pull-request: git knows no commit called origin\/main here\. Fetch the whole history: "fetch-depth: 0"/) as string });
    git('checkout', '--quiet', '--orphan', 'other');
    commit('Unrelated');
    expect(check()).toEqual({ code: 2, out: expect.stringMatching(/^check-pull-request: main and HEAD have no commit in common here\. Fetch the whole history/) as string });
    expect(check('main', { PROMPTSHIFT: 'no-such-command' })).toEqual({ code: 2, out: expect.stringContaining('install Promptshift in a step before') as string });
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
  expect(jobs.scan.steps.flatMap(({ run }) => run ?? [])).toEqual(['npm install --global ./.github/promptshift-cli.tgz', '.github/check-pull-request.sh "origin/$GITHUB_BASE_REF"']);
  expect(existsSync(script)).toBe(true);
});

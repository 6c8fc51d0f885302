import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { buildCli } from '../cli/builtCli.ts';
import { chatEvents, sendEvents, startHttpServer, type Exchange, type HttpServer } from '../core/providers/httpServer.ts';

const script = resolve('docs/ci/check-evals.sh');
const recording = '.promptshift/recordings/triage.jsonl';

/** How many of ten tickets a prompt gets wrong: the system message says how well the model is told. */
const wrongOfTen = (system: string): number => (system.includes('carefully') ? 0 : system.includes('as you like') ? 6 : 1);

// The script is for the shells of CI machines.
describe.skipIf(process.platform === 'win32')('the evals of a pull request', () => {
  const cli = buildCli();
  let repository = '';
  let server: HttpServer;
  const git = (...args: readonly string[]): string => execFileSync('git', ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com', ...args], { cwd: repository, encoding: 'utf8' });
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(repository, file)), { recursive: true });
    writeFileSync(join(repository, file), text);
  };
  const commit = (message: string): void => {
    git('add', '-A');
    git('commit', '--quiet', '-m', message);
  };
  /** Not in the way of the server, which lives in this process. */
  const start = async (command: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<{ readonly code: number | null; readonly out: string }> => {
    const child = spawn(command, args, { cwd: repository, env: { ...process.env, CI: 'true', ...env } });
    let out = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => { out += text; });
    return { code: await new Promise<number | null>((done) => child.on('close', done)), out };
  };
  const record = (...args: readonly string[]) => start(process.execPath, [cli(), 'eval', '--quiet', '--record', recording, ...args], { OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: server.url });
  /** As on the machine of a CI: no key, no network. */
  const check = (base = 'main') => start(script, [base], { PROMPTSHIFT: `${process.execPath} ${cli()}`, OPENAI_API_KEY: '', GITHUB_STEP_SUMMARY: '' });
  const prompt = (system: string): string => `---\ntools: [ ../../tools/tickets.json ]\n---\n# System\n${system}\n# User\n{{text}}\n`;
  const tools = (description: string): string => JSON.stringify([{ type: 'function', name: 'find', description, parameters: { type: 'object', properties: {} } }]);
  const config = (model: string, owner = '@a'): string => JSON.stringify({ aliases: { 'chat.triage': { default: model, owner }, 'chat.other': { default: 'gpt-5.4-2026-03-05' } } }, undefined, 2);

  beforeAll(async () => {
    server = await startHttpServer(({ response, body }: Exchange) => {
      const [system, user] = (body['messages'] as readonly { readonly content: string }[]).map(({ content }) => content);
      const isWrong = Number(user?.split(' ').at(-1)) % 10 < wrongOfTen(system ?? '');
      return sendEvents(response, chatEvents([isWrong ? 'normal' : 'urgent'], { model: String(body['model']), usage: { prompt_tokens: 100, completion_tokens: 2 } }));
    });
    repository = mkdtempSync(join(tmpdir(), 'promptshift-ci-evals-'));
    git('init', '--quiet', '-b', 'main');
    write('.gitignore', '.promptshift/runs/\n');
    write('models.config.json', config('gpt-5.4-2026-03-05'));
    write('tools/tickets.json', tools('Find a ticket'));
    write('prompts/triage/1.0.0.md', prompt('One word.'));
    write('evals/triage.eval.yaml', 'name: Ticket triage\nprompt: ../prompts/triage/1.0.0.md\nalias: chat.triage\ncandidate: gpt-5.5-2026-04-23\ndefaults: { assert: [ { type: equals, value: urgent } ] }\ncasesFrom: [ triage.jsonl ]\n');
    write('evals/triage.jsonl', Array.from({ length: 200 }, (_, i) => JSON.stringify({ id: `c${i}`, vars: { text: `ticket ${i}` } })).join('\n'));
    write('README.md', 'Tickets\n');
    expect((await record('--bless', 'baseline')).code).toBe(0);
    commit('Begin, with a reference run and its recording');
  }, 60_000);
  afterAll(async () => {
    await server.close();
    rmSync(repository, { recursive: true, force: true });
  });
  beforeEach(() => {
    git('checkout', '--quiet', '--force', '-B', 'change', 'main');
    git('clean', '-fdq');
  });

  it('passes one that improves a prompt, and says by how much', async () => {
    write('prompts/triage/1.0.0.md', prompt('Read carefully, then say one word.'));
    expect((await record('--changed', 'main', '--reference')).code).toBe(0);
    commit('Improve');
    const { code, out } = await check();
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringMatching(/^### PROMOTE: Ticket triage 1\.0\.0\n/) as string });
    expect(out).toContain('pass rate 90.0 % → 100.0 %: +10.0 points');
    expect(out).toContain('> Replayed: recorded answers were judged anew');
    expect(out).toContain('> Since the reference run the prompt changed too');
    expect(out).toContain('**Next:** The change may go in: it does as well as the reference run. Bless it on the main branch then: `promptshift eval evals/triage.eval.yaml --reference --replay .promptshift/recordings --bless`');
    expect(readFileSync(join(repository, 'promptshift-evals.md'), 'utf8')).toBe(out);
    expect(git('status', '--porcelain').trim()).toBe('?? promptshift-evals.md');
  });

  it('fails one that makes it worse, and names the regressions', async () => {
    write('prompts/triage/1.0.0.md', prompt('Answer as you like.'));
    expect((await record('--changed', 'main', '--reference')).code).toBe(1);
    commit('Make it worse');
    const { code, out } = await check();
    expect({ code, out }).toMatchObject({ code: 1, out: expect.stringMatching(/^### HOLD: Ticket triage 1\.0\.0\n/) as string });
    expect(out).toContain('pass rate 90.0 % → 40.0 %: −50.0 points');
    expect(out).toContain('regressions: 100 normal');
    expect(out).toMatch(/\| c1 \| normal \| regression \| 1\/1 → 0\/1 \| candidate: expected /);
  });

  it('runs nothing for one that touches no suite, and passes', async () => {
    write('README.md', 'Tickets, sorted\n');
    write('models.config.json', config('gpt-5.4-2026-03-05', '@b').replace('"chat.other": {\n      "default": "gpt-5.4-2026-03-05"', '"chat.other": {\n      "default": "gpt-5.5-2026-04-23"'));
    commit('Another owner, and another alias');
    expect(await check()).toEqual({ code: 0, out: 'No suite was run: nothing that one depends on has changed.\n' });
  });

  it('runs the suite for an alias, a tool schema, a case and a reference run, and wants their recordings', async () => {
    const touching: readonly (readonly [string, string, number, string])[] = [
      // its answers were recorded when the run was blessed
      ['models.config.json', config('gpt-5.5-2026-04-23'), 0, '### PROMOTE: '],
      ['models.config.json', config('gpt-5.6-sol'), 2, ' is recorded.'],
      ['tools/tickets.json', tools('Find one ticket'), 2, ' is recorded.'],
      // other cases than the reference run's
      ['evals/triage.jsonl', '{"id": "new", "vars": {"text": "ticket 900"}}\n', 2, '(new: new; gone: c0, c1, c2, c3, c4 and 195 more)'],
      ['.promptshift/reference/triage.jsonl', readFileSync(join(repository, '.promptshift/reference/triage.jsonl'), 'utf8').replace('"passed":false', '"passed":true'), 1, '### NOT ENOUGH EVIDENCE: '],
    ];
    for (const [file, text, code, said] of touching) {
      git('checkout', '--quiet', '--force', '-B', 'change', 'main');
      write(file, text);
      commit(`Change ${file}`);
      const checked = await check();
      expect({ file, ...checked }).toMatchObject({ file, code });
      expect(checked.out, file).toContain(said);
    }
  }, 60_000);

  it('asks for a base that git knows', async () => {
    expect((await start(script, [], {})).code).toBe(2);
    const { code, out } = await check('nowhere');
    expect({ code, out }).toMatchObject({ code: 2, out: expect.stringContaining('git knows no commit called nowhere') as string });
    expect(readFileSync(join(repository, 'promptshift-evals.md'), 'utf8')).toMatch(/^### No verdict\n\n```\npromptshift: git knows no commit called nowhere .*fetch-depth: 0.*\n```\n$/);
  });
});

it('the workflow is YAML, runs the script that is there and comments without trusting a fork', () => {
  const workflow = parse(readFileSync('docs/ci/github-actions-evals.yml', 'utf8')) as { readonly on: object; readonly jobs: { readonly evals: { readonly steps: readonly { readonly run?: string; readonly if?: string }[] } } };
  const [install, run, comment] = workflow.jobs.evals.steps.filter((step) => step.run !== undefined);
  expect(install?.run).toBe('npm install --global ./.github/promptshift-cli.tgz');
  expect(run?.run).toBe('.github/check-evals.sh "origin/$GITHUB_BASE_REF"');
  expect(Object.keys(workflow.on)).toEqual(['pull_request']);
  expect(comment?.if).toContain('head.repo.full_name == github.repository');
  expect(execFileSync('sh', ['-n'], { input: comment?.run ?? '', encoding: 'utf8' })).toBe('');
  expect(existsSync(script)).toBe(true);
});

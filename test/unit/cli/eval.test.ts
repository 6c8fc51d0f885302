import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratchFolder } from '../scratchFolder.ts';
import { cases, key, run, serve, suite, workspace } from './evalWorkspace.ts';

/** Ten lists of ten, each of the one before: a hundred million entries when they are written out. */
const bomb = (): string => Array.from({ length: 10 }, (_, i) => `x${i}: &x${i} [${Array.from({ length: 10 }, () => (i === 0 ? 'lol' : `*x${i - 1}`)).join(', ')}]\n`).join('');

const journals = (folder: string): Promise<string[]> => readdir(join(folder, '.promptshift/runs')).catch(() => []);

describe('promptshift eval', () => {
  it('promotes a candidate that is as good, keeps a journal without the key, and exits with 0', async () => {
    const [folder, server] = [await workspace(), await serve()];
    const { stdout, stderr, code } = await run(folder, server);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(server.bodies).toHaveLength(400);
    expect(stdout).toMatch(/^Ticket triage 1\.2\.0 {3}gpt-5\.4-2026-03-05 \(baseline, chat\.triage\) → gpt-5\.5-2026-04-23 \(candidate\)\n suite evals\/triage\.eval\.yaml · run [\w-]+ · live answers from openai \(http:\/\/127\.0\.0\.1:\d+\) · 200 cases, one answer a side · prompt prompts\/triage\/1\.2\.0\.md · \d{4}-\d\d-\d\d · spent \$0\.\d+\n PROMOTE {2}gpt-5\.5-2026-04-23 may replace gpt-5\.4-2026-03-05: all 4 bounds of the gate are kept\.\n {10}pass rate 100\.0 % → 100\.0 %/);
    const [name = ''] = await journals(folder);
    const journal = await readFile(join(folder, '.promptshift/runs', name), 'utf8');
    expect(journal).not.toContain(key);
    expect(journal.split('\n').filter((line) => line.includes('"type":"judged"'))).toHaveLength(400);
  });

  it('holds one that is worse, names the regressions, and exits with 1', async () => {
    const [folder, server] = [await workspace(), await serve(Array.from({ length: 60 }, (_, i) => i))];
    const { stdout, code } = await run(folder, server);
    expect(code).toBe(1);
    expect(stdout).toContain(' HOLD  gpt-5.5-2026-04-23 must not replace gpt-5.4-2026-03-05: 1 of the gate\'s 4 bounds is broken.\n       pass rate 100.0 % → 70.0 %');
    expect(stdout).toMatch(/regression {2}c0 {2}normal {2}1\/1 → 0\/1 {2}candidate: expected /);
    expect(stdout).toContain('and 40 more; --format html has all');
  });

  it('says that there is not enough evidence, which fails unless it is allowed', async () => {
    const folder = await workspace({ 'evals/triage.jsonl': cases(5) });
    expect(await run(folder, await serve())).toMatchObject({ code: 1, stdout: expect.stringContaining('NOT ENOUGH EVIDENCE') as string });
    expect(await run(folder, await serve(), ['--allow-inconclusive'])).toMatchObject({ code: 0 });
  });

  it('prints every format from the same run, asked once', async () => {
    const [folder, server] = [await workspace({ 'evals/triage.jsonl': cases(12) }), await serve([3])];
    await run(folder, server);
    const formats = await Promise.all(['json', 'jsonl', 'csv', 'markdown', 'junit', 'html'].map(async (format) => (await run(folder, server, ['--resume', '--format', format])).stdout));
    const [json = '', jsonl = '', csv = '', markdown = '', junit = '', html = ''] = formats;
    expect(server.bodies).toHaveLength(24);
    const { results } = JSON.parse(json) as { readonly results: readonly { readonly verdict: { readonly decision: string }; readonly cases: readonly unknown[] }[] };
    expect(results.map(({ verdict, cases: all }) => [verdict.decision, all.length])).toEqual([['notEnoughEvidence', 12]]);
    expect(jsonl.trimEnd().split('\n').map((line) => (JSON.parse(line) as { readonly case: string }).case)).toHaveLength(24);
    expect(csv.trimEnd().split('\r\n')).toHaveLength(13);
    expect(markdown).toContain('| c3 | normal | regression | 1/1 → 0/1 |');
    expect(junit).toContain('tests="13" failures="2" errors="0"');
    expect(html).toContain('<tr data-kind="regression" aria-rowindex="2"><th scope="row">c3</th>');
  });

  it('replays without a network what was recorded', async () => {
    const [folder, server] = [await workspace({ 'evals/triage.jsonl': cases(20) }), await serve([3])];
    await run(folder, server, ['--record', 'answers.jsonl']);
    const recorded = await readFile(join(folder, 'answers.jsonl'), 'utf8');
    expect(recorded).not.toContain(key);
    await server.close();
    const replayed = await run(folder, undefined, ['--replay', 'answers.jsonl', '--format', 'json']);
    const { results } = JSON.parse(replayed.stdout) as { readonly results: readonly { readonly provider: string; readonly run: { readonly spentUsd: number } }[] };
    expect(results[0]?.provider).toContain('replay');
    expect(results[0]?.run.spentUsd).toBe(0);
    expect(replayed.stdout).toContain('"id": "c19"');
  });

  it('never spends more than its budget, and says that it is incomplete', async () => {
    const [folder, server] = [await workspace(), await serve()];
    const { stdout, code } = await run(folder, server, ['--budget', '0.05']);
    expect(code).toBe(3);
    expect(stdout).toContain(' INCOMPLETE ');
    expect(stdout).toMatch(/of \$0\.05/);
    expect(server.bodies.length).toBeLessThan(400);
    // 100 tokens in and 2 out, at $2.50 and $15 per million for the baseline and twice that for the candidate: as the server would bill
    const billed = server.bodies.reduce((sum, { model }) => sum + (100 * 2.5e-6 + 2 * 15e-6) * (String(model).includes('5.5') ? 2 : 1), 0);
    expect(billed).toBeGreaterThan(0.01);
    expect(billed).toBeLessThanOrEqual(0.05);
  });

  it('refuses code, an endpoint and files elsewhere until they are allowed, and sends and runs nothing', async () => {
    const server = await serve();
    const marker = 'ran.txt';
    const hostile: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
      ['code', { 'evals/triage.eval.yaml': suite(`cases:\n  - { id: x, vars: { text: a }, assert: [ { type: javascript, value: "require('fs').writeFileSync('${marker}', '')" } ] }\n`) }, /assertions that are code[^]*--allow-code/],
      ['its own endpoint', { 'evals/triage.eval.yaml': suite('endpoint: https://evil.test/v1\n') }, /evil\.test[^]*--allow-endpoint/],
      ['a path outside', { 'evals/triage.eval.yaml': suite().replace('triage.jsonl', '../../secret.jsonl') }, /secret\.jsonl/],
      ['an address', { 'evals/triage.eval.yaml': suite().replace('../prompts/triage/1.2.0.md', 'file:///etc/passwd') }, /passwd/],
      ['a YAML bomb', { 'evals/triage.eval.yaml': `${bomb()}${suite()}` }, /triage\.eval\.yaml/],
    ];
    for (const [what, files, message] of hostile) {
      const folder = await workspace(files);
      const { stderr, code } = await run(folder, server);
      expect({ what, code }).toEqual({ what, code: 2 });
      expect(stderr, what).toMatch(message);
      expect(await readdir(folder), what).not.toContain(marker);
      expect(await journals(folder), what).toEqual([]);
    }
    expect(server.bodies).toEqual([]);
  });

  it('runs code that was allowed, away from files', async () => {
    const folder = await workspace({
      'evals/triage.jsonl': '',
      'evals/triage.eval.yaml': suite('cases:\n  - { id: short, vars: { text: a }, assert: [ { type: javascript, value: "output.length < 10" } ] }\n').replace('casesFrom: [ triage.jsonl ]\n', ''),
    });
    const { stdout } = await run(folder, await serve(), ['--allow-code', '--format', 'jsonl']);
    const rows = stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as { readonly passed: boolean; readonly assertions: readonly { readonly type: string; readonly pass?: boolean }[] });
    expect(rows.map(({ assertions }) => assertions.find(({ type }) => type === 'javascript')?.pass)).toEqual([true, true]);
  });

  it('says on a terminal what to keep out of git, until it is', async () => {
    const [folder, server] = [await workspace({ '.git/HEAD': 'ref: refs/heads/main\n', 'evals/triage.jsonl': cases(2) }), await serve()];
    const said = 'To keep them out of git, add to .gitignore: .promptshift/runs/';
    expect((await run(folder, server, ['--no-color'], { terminal: true })).stderr).toContain(said);
    expect((await run(folder, server, ['--no-color'])).stderr).not.toContain(said);
    await writeFile(join(folder, '.gitignore'), '.promptshift/runs/\n');
    expect((await run(folder, server, ['--no-color'], { terminal: true })).stderr).not.toContain(said);
  });

  it('says where it looked for a recording that is not there', async () => {
    expect(await run(await workspace(), undefined, ['--replay', 'no/such.jsonl'])).toMatchObject({ code: 2, stderr: 'promptshift: There is no recording no/such.jsonl. Name a recording or a folder of them, seen from the folder in which the command runs; --record makes one.\n' });
  });

  it('says from a folder below what the workspace is', async () => {
    const folder = await workspace();
    expect(await run(join(folder, 'evals'), undefined)).toMatchObject({ code: 2, stderr: expect.stringContaining('in the terminal, the workspace is the folder in which the command runs') as string });
  });

  it('asks only the case that is named, and says which there are', async () => {
    const [folder, server] = [await workspace(), await serve()];
    await run(folder, server, ['--case', 'c7']);
    expect(server.bodies).toHaveLength(2);
    expect(await run(folder, server, ['--case', 'nobody'])).toMatchObject({ code: 2, stderr: expect.stringContaining('The suite has no case "nobody"') as string });
  });

  it('says where a suite is wrong, and that there is none', async () => {
    const folder = await workspace({ 'evals/triage.eval.yaml': 'name: x\nprompt: ../prompts/triage/1.2.0.md\nalias: chat.triage\nrepeat: many\ncases: []\n' });
    const wrong = await run(folder, undefined);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toMatch(/evals\/triage\.eval\.yaml:4:/);
    const empty = await scratchFolder({ 'README.md': '' });
    await mkdir(join(empty, 'docs'));
    await writeFile(join(empty, 'docs/a.txt'), '');
    expect(await run(empty, undefined)).toMatchObject({ code: 2, stderr: expect.stringContaining('There is no *.eval.yaml here') as string });
  });
});

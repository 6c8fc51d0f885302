import { readdir, symlink, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { chatEvents, sendEvents, startHttpServer } from '../core/providers/httpServer.ts';
import { scratchFolder } from '../scratchFolder.ts';
import { run } from './capture.ts';

const suite = (rest: string): string => `prompt: ../prompts/triage/1.2.0.md\nalias: chat.triage\n${rest}`;
const cases = (assert: string): string => suite(`cases: [ { id: x, vars: { text: a }, assert: [ ${assert} ] } ]\n`);
const marker = 'ran.txt';
const code = `require('fs').writeFileSync('${marker}', '')`;
/** Ten lists of ten, each of the one before: a hundred million entries when they are written out. */
const bomb = Array.from({ length: 10 }, (_, i) => `x${i}: &x${i} [${Array.from({ length: 10 }, () => (i === 0 ? 'lol' : `*x${i - 1}`)).join(', ')}]\n`).join('');
const rows = 'casesFrom: [ triage.jsonl ]\ndefaults: { assert: [ { type: equals, value: urgent } ] }\n';

type Hostile = readonly [what: string, files: Readonly<Record<string, string>>, says: RegExp];
const suites: readonly Hostile[] = [
  ['code', { 'evals/t.eval.yaml': cases(`{ type: javascript, value: "${code}" }`) }, /t\.eval\.yaml:3 has assertions that are code \(1 case\)\. Nothing was run\.[^]*--allow-code/],
  ['code turned round', { 'evals/t.eval.yaml': cases(`{ type: not-javascript, value: "${code}" }`) }, /--allow-code/],
  ['code in the defaults', { 'evals/t.eval.yaml': suite(`defaults: { assert: [ { type: javascript, value: "${code}" } ] }\ncases: [ { vars: { text: a } } ]\n`) }, /--allow-code/],
  ['code in a file beside it', { 'evals/t.eval.yaml': cases('{ type: javascript, file: check.js }'), 'evals/check.js': code }, /--allow-code/],
  ['code in a table of cases', { 'evals/t.eval.yaml': suite(rows), 'evals/triage.jsonl': JSON.stringify({ vars: { text: 'a' }, assert: [{ type: 'javascript', value: code }] }) }, /triage\.jsonl:1 has assertions that are code[^]*--allow-code/],
  ['its own endpoint', { 'evals/t.eval.yaml': `endpoint: https://evil.test/v1\n${cases('{ type: equals, value: a }')}` }, /t\.eval\.yaml:1 wants prompts to be sent to https:\/\/evil\.test\/v1\. Nothing was sent\.[^]*--allow-endpoint/],
  ['a prompt outside', { 'evals/t.eval.yaml': cases('{ type: equals, value: a }').replace('../prompts', '../../prompts') }, /t\.eval\.yaml:1:9: [^]* leads out of the workspace/],
  ['cases outside', { 'evals/t.eval.yaml': suite(rows.replace('triage.jsonl', '../../secret.jsonl')) }, /secret\.jsonl/],
  ['cases by an absolute path', { 'evals/t.eval.yaml': suite(rows.replace('triage.jsonl', '/etc/passwd.csv')) }, /\/etc\/passwd\.csv/],
  ['a schema outside', { 'evals/t.eval.yaml': cases('{ type: json-schema, schema: ../../secret.json }') }, /secret\.json/],
  ['an address for a file', { 'evals/t.eval.yaml': suite(rows.replace('triage.jsonl', 'https://evil.test/cases.jsonl')) }, /evil\.test/],
  ['anchors that stand for a hundred million texts', { 'evals/t.eval.yaml': `${bomb}${cases('{ type: equals, value: a }')}` }, /t\.eval\.yaml:\d+/],
  ['an alias of itself', { 'evals/t.eval.yaml': `x: &x [ *x ]\n${cases('{ type: equals, value: a }')}` }, /t\.eval\.yaml/],
  ['nesting without an end', { 'evals/t.eval.yaml': `x: ${'['.repeat(200_000)}\n` }, /t\.eval\.yaml:1/],
  ['nested cases', { 'evals/t.eval.yaml': suite(rows), 'evals/triage.jsonl': `{"vars":{"text":${'['.repeat(50_000)}${']'.repeat(50_000)}}}` }, /triage\.jsonl:1/],
  ['a suite of five million characters', { 'evals/t.eval.yaml': `name: ${'x'.repeat(5_000_000)}\n` }, /t\.eval\.yaml/],
  ['binary data', { 'evals/t.eval.yaml': '\0\u0001\0' }, /t\.eval\.yaml/],
];

async function serve(): Promise<{ readonly url: string; readonly bodies: readonly unknown[] }> {
  const server = await startHttpServer(({ response }) => sendEvents(response, chatEvents(['urgent'], { usage: { prompt_tokens: 1, completion_tokens: 1 } })));
  onTestFinished(() => server.close());
  return server;
}

async function workspace(files: Readonly<Record<string, string>>): Promise<string> {
  return await scratchFolder({
    'models.config.json': JSON.stringify({ aliases: { 'chat.triage': { default: 'gpt-5.4-2026-03-05', candidate: 'gpt-5.5-2026-04-23' } } }),
    'prompts/triage/1.2.0.md': '# User\n{{text}}\n', ...files,
  });
}

async function refused([what, , says]: Hostile, folder: string, server: Awaited<ReturnType<typeof serve>>): Promise<void> {
  const { code: exit, stdout, stderr } = await run(['eval'], { cwd: folder, env: { OPENAI_API_KEY: 'sk-test-abcdefghijklmnop', OPENAI_BASE_URL: server.url } });
  expect({ what, exit, stdout }).toEqual({ what, exit: 2, stdout: '' });
  expect(stderr, what).toMatch(says);
  expect(stderr.trimEnd().split('\n').length, `${what}: one line`).toBe(1);
  expect(stderr.length, what).toBeLessThan(600);
  expect(await readdir(folder), what).toEqual(['evals', 'models.config.json', 'prompts']);
  expect(server.bodies, what).toEqual([]);
}

it.each(suites)('refuses %s: nothing is sent, run or written, and one line says why', async (...hostile) => {
  await refused(hostile, await workspace(hostile[1]), await serve());
});

it('refuses cases, a prompt and a suite behind links that lead out', async () => {
  const elsewhere = await scratchFolder({ 'secret.jsonl': '{"vars":{"text":"secret"}}\n', 'secret.md': '# User\nsecret {{text}}\n', 'secret.eval.yaml': cases('{ type: equals, value: a }') });
  const links: readonly (readonly [string, string])[] = [['secret.jsonl', 'evals/triage.jsonl'], ['secret.md', 'prompts/triage/1.2.0.md'], ['secret.eval.yaml', 'evals/t.eval.yaml']];
  for (const [from, to] of links) {
    const folder = await workspace({ 'evals/t.eval.yaml': suite(rows), 'evals/triage.jsonl': '{"vars":{"text":"a"}}\n' });
    await rm(join(folder, to));
    await symlink(join(elsewhere, from), join(folder, to));
    // a folder is searched without following links: the suite itself is named
    const server = await serve();
    const { code: exit, stdout, stderr } = await run(['eval', 'evals/t.eval.yaml'], { cwd: folder, env: { OPENAI_API_KEY: 'sk-test-abcdefghijklmnop', OPENAI_BASE_URL: server.url } });
    expect({ to, exit, stdout, bodies: server.bodies }).toEqual({ to, exit: 2, stdout: '', bodies: [] });
    expect(stderr, to).toMatch(/is a link that leads out of the workspace/);
    expect(stderr, to).not.toContain('secret {{');
  }
});

import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLineLogger } from '../../../src/node/logger.ts';
import { createSystemClock } from '../../../src/node/clock.ts';
import type { CliContext } from '../../../src/cli/context.ts';
import { runCli } from '../../../src/cli/program.ts';
import { chatEvents, sendEvents, sendJson, startHttpServer, type Exchange } from '../core/providers/httpServer.ts';
import { serve } from '../core/providers/serve.ts';

const key = 'sk-test-abcdefghijklmnop';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'promptshift-compare-'));
  await mkdir(join(folder, 'prompts/triage'), { recursive: true });
  await writeFile(join(folder, 'models.config.json'), JSON.stringify({
    aliases: { 'chat.triage': { default: 'gpt-5.4-2026-03-05', candidate: 'gpt-5.5-2026-04-23', env: 'OPENAI_MODEL_CHAT_TRIAGE', traffic: { callsPerMonth: 1_000_000, promptTokens: 10, completionTokens: 5 } } },
  }));
  await writeFile(join(folder, 'prompts/triage/1.0.0.md'), '---\nmodel: chat.triage\nparameters: { temperature: 0, max_tokens: 50 }\ninput: { default: { text: late } }\n---\n# System\nOne word.\n# User\n{{text}} {{#if extra}}{{extra.id}}{{/if}}\n');
  await writeFile(join(folder, 'broken.md'), '---\nmodel: [a\n---\n# User\nhi\n');
  await writeFile(join(folder, 'plain.md'), '# User\nhi {{who}}\n');
  await writeFile(join(folder, 'vars.json'), '{ "text": "from file", "extra": { "id": 17 } }');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const answering = ({ response, body }: Exchange): Promise<void> =>
  sendEvents(response, chatEvents([body['model'] === 'gpt-5.4-2026-03-05' ? 'normal' : 'Normal, since nothing burns.'], { model: String(body['model']), usage: { prompt_tokens: 100, completion_tokens: 10 } }));

async function run(args: readonly string[], env: Readonly<Record<string, string | undefined>> = {}, signal = new AbortController().signal) {
  const output = { stdout: '', stderr: '', code: 0 };
  const stream = (name: 'stdout' | 'stderr') => ({ isTerminal: false, write: (text: string) => { output[name] += text; } });
  const stderr = stream('stderr');
  const context: CliContext = {
    version: '0.0.0', stdout: stream('stdout'), stderr, env, cwd: folder, clock: createSystemClock(), signal,
    logger: createLineLogger((line) => stderr.write(line), 'warn'), finish: (code) => { output.code = code; },
  };
  await runCli(['compare', ...args], context);
  return output;
}

describe('promptshift compare', () => {
  it('asks the default and the candidate of the prompt\'s alias', async () => {
    const server = await serve(answering);
    const { stdout, stderr, code } = await run(['prompts/triage/1.0.0.md'], { OPENAI_BASE_URL: server.url, OPENAI_API_KEY: key });
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(stdout).toContain('triage 1.0.0   openai (http://127.0.0.1:');
    expect(stdout).toContain('baseline   chat.triage → gpt-5.4-2026-03-05');
    expect(stdout).toMatch(/candidate  gpt-5\.5-2026-04-23   max_completion_tokens 50 · max_tokens sent as max_completion_tokens: .* · temperature left out: /);
    expect(stdout).toContain('[-normal-]{+Normal, since nothing burns.+}');
    expect(stdout).toMatch(/ input tokens +100 +100 +0\n/);
    expect(stdout).toMatch(/ cost per month at 1 M calls +\$[\d,.]+ +\$[\d,.]+ +\+\$[\d,.]+\n/);
    expect(stdout).not.toContain(key);
    expect(server.headers[0]?.authorization).toBe(`Bearer ${key}`);
    expect(server.bodies.find(({ model }) => model === 'gpt-5.5-2026-04-23')).toMatchObject({ max_completion_tokens: 50 });
  });

  it('takes other models, inputs from a file and from --var, and the alias\'s own variable', async () => {
    const server = await serve(answering);
    const { stdout, code } = await run(
      ['prompts/triage/1.0.0.md', '--candidate', 'llama3', '--vars', 'vars.json', '--var', 'text=a=b', '--base-url', server.url, '--format', 'json'],
      { OPENAI_MODEL_CHAT_TRIAGE: 'gpt-4.1-2025-04-14', OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' },
    );
    expect(code).toBe(0);
    const result = JSON.parse(stdout) as Record<string, unknown>;
    expect(result).toMatchObject({
      version: 1, inputs: { text: 'a=b', extra: { id: 17 } },
      baseline: { model: { alias: 'chat.triage', model: 'gpt-4.1-2025-04-14' }, usage: { inputTokens: 100 } },
      candidate: { model: { model: 'llama3' }, cost: { kind: 'unknown' } },
      delta: { costUsd: null, costPerMonthUsd: null },
    });
    expect(server.bodies[0]).toMatchObject({ messages: [{ role: 'system', content: 'One word.' }, { role: 'user', content: 'a=b 17' }] });
  });

  it('writes HTML and Markdown', async () => {
    const server = await serve(answering);
    const env = { OPENAI_BASE_URL: server.url };
    const html = await run(['prompts/triage/1.0.0.md', '--format', 'html', '--output', 'report.html'], env);
    expect(html).toEqual({ stdout: '', stderr: '', code: 0 });
    expect(await readFile(join(folder, 'report.html'), 'utf8')).toContain('<tr data-figure="input"><th scope="row">input tokens</th><td>100</td><td>100</td><td>0</td></tr>');
    expect((await run(['prompts/triage/1.0.0.md', '--format', 'markdown'], env)).stdout).toContain('| input tokens | 100 | 100 | 0 |');
  });

  it('keeps and prints what one side answered when the other fails, and exits with 3', async () => {
    const server = await serve((exchange) => (exchange.body['model'] === 'gpt-5.5-2026-04-23' ? sendJson(exchange.response, 401, { error: { message: `Incorrect API key provided: ${key}` } }) : answering(exchange)));
    const { stdout, code } = await run(['prompts/triage/1.0.0.md'], { OPENAI_BASE_URL: server.url, OPENAI_API_KEY: key });
    expect(code).toBe(3);
    expect(stdout).toContain('  normal\n');
    expect(stdout).toContain('did not accept the API key (401)');
    expect(stdout).not.toContain(key);
  });

  it('prints what had arrived when it is stopped, and exits with 3', async () => {
    const server = await serve(({ response, body }) => sendEvents(response, chatEvents(Array.from({ length: 300 }, () => 'word '), { model: String(body['model']) }), { delayMs: 10 }));
    const { stdout, code } = await run(['prompts/triage/1.0.0.md'], { OPENAI_BASE_URL: server.url }, AbortSignal.timeout(600));
    expect(code).toBe(3);
    expect(stdout).toContain('word word');
    expect(stdout).toContain('The request was cancelled.');
    await expect.poll(() => server.closed()).toBe(2);
  });

  it.each([
    ['a missing key', ['prompts/triage/1.0.0.md', '--base-url', 'https://models.invalid/v1'], 'promptshift: There is no API key for https://models.invalid. Set OPENAI_API_KEY on the command line, or answer from a recording (--replay), which needs none;'],
    ['no such file', ['prompts/nope.md'], 'promptshift: prompts/nope.md: cannot be read'],
    ['invalid front matter', ['broken.md', '--candidate', 'gpt-4o'], 'promptshift: broken.md:3:1: The front matter is not valid YAML'],
    ['no model', ['plain.md', '--var', 'who=you'], 'promptshift: Nothing says which model the baseline is. Give --baseline'],
    ['no candidate', ['plain.md', '--baseline', 'llama3'], 'promptshift: Nothing says which model the candidate is. Give --candidate'],
    ['a missing input', ['plain.md', '--baseline', 'a', '--candidate', 'b', '--base-url', 'http://127.0.0.1:1'], 'promptshift: plain.md: no value for {{who}} (line 2). Give --var who=…'],
    ['a base URL that is none', ['prompts/triage/1.0.0.md', '--base-url', 'localhost:11434'], 'promptshift: The base URL is not an http or https address.'],
    ['inputs that are no object', ['plain.md', '--baseline', 'a', '--candidate', 'b', '--vars', 'broken.md'], 'promptshift: broken.md is not valid JSON'],
    ['--var without a value', ['plain.md', '--var', 'who'], 'It must be name=value.'],
  ])('%s exits with 2 and one line', async (_name, args, message) => {
    const { stdout, stderr, code } = await run(args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('a refused connection names the place and exits with 3', async () => {
    const server = await startHttpServer(() => {});
    await server.close();
    const { stdout, code } = await run(['prompts/triage/1.0.0.md', '--base-url', server.url]);
    expect(code).toBe(3);
    expect(stdout).toContain(`Nothing answers at 127.0.0.1:${server.port}: the connection was refused.`);
  });
});

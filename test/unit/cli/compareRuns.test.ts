import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CliContext } from '../../../src/cli/context.ts';
import { runCli } from '../../../src/cli/program.ts';
import { createSystemClock } from '../../../src/node/clock.ts';
import { createLineLogger } from '../../../src/node/logger.ts';
import { chatEvents, sendEvents, type Exchange, type HttpServer } from '../core/providers/httpServer.ts';
import { scratchFolder } from '../scratchFolder.ts';
import { serve } from '../core/providers/serve.ts';

const key = 'sk-test-abcdefghijklmnop';
/** Answers with the model and the system prompt that it was sent. */
async function serveEcho(): Promise<HttpServer> {
  return await serve(({ response, body }: Exchange) => {
    const [system] = body['messages'] as readonly { readonly content: string }[];
    return sendEvents(response, chatEvents([`{"model": "${String(body['model'])}", "system": "${system?.content}"}`], { model: String(body['model']), usage: { prompt_tokens: 100, completion_tokens: 10 } }));
  });
}

const prompt = (system: string): string => `---\nmodel: chat.triage\nexpectedTokens: { output: 10 }\ninput: { default: { text: late } }\n---\n# System\n${system}\n# User\n{{text}}\n`;

async function workspace(more: Readonly<Record<string, string>> = {}): Promise<string> {
  return await scratchFolder({
    '.git/HEAD': 'ref: refs/heads/main\n',
    'models.config.json': JSON.stringify({ aliases: { 'chat.triage': { default: 'gpt-5.4-2026-03-05', candidate: 'gpt-5.5-2026-04-23', limits: { maxOutputTokens: 50 } } } }),
    'prompts/triage/1.1.0.md': prompt('One word.'), 'prompts/triage/1.2.0.md': prompt('Two words.'), ...more,
  });
}

async function run(folder: string, server: HttpServer | undefined, args: readonly string[], terminal?: { readonly columns: number }) {
  const output = { stdout: '', stderr: '', code: 0 };
  const stream = (name: 'stdout' | 'stderr') => ({ isTerminal: terminal !== undefined, columns: terminal?.columns, write: (text: string) => { output[name] += text; } });
  const stderr = stream('stderr');
  const context: CliContext = {
    version: '0.0.0', stdout: stream('stdout'), stderr, env: { OPENAI_API_KEY: key, OPENAI_BASE_URL: server?.url, CI: 'true' }, cwd: folder, clock: createSystemClock(), signal: new AbortController().signal,
    logger: createLineLogger((line) => stderr.write(line), 'warn'), finish: (code) => { output.code = code; },
  };
  await runCli(['compare', ...args], context);
  return output;
}

const journals = (folder: string): Promise<string[]> => readdir(join(folder, '.promptshift/runs')).catch(() => []);

describe('promptshift compare --runs', () => {
  it('asks as often as wanted, writes a journal without the key, and reports ranges', async () => {
    const [folder, server] = [await workspace(), await serveEcho()];
    const { stdout, stderr, code } = await run(folder, server, ['prompts/triage/1.2.0.md', '--runs', '3']);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(server.bodies).toHaveLength(6);
    expect(stdout).toMatch(/ agreement of 3 runs +100 % +100 % +0 points\n/);
    expect(stdout).toMatch(/This comparison cost \$0\.\d+: 6 answers\./);
    const [name = ''] = await journals(folder);
    expect(name).toMatch(/^\d{4}-\d{2}-\d{2}T\d{6}Z-triage-[0-9a-f]{4}\.jsonl$/);
    const journal = await readFile(join(folder, '.promptshift/runs', name), 'utf8');
    expect(journal.split('\n').filter((line) => line !== '').map((line) => (JSON.parse(line) as { type: string }).type).toSorted()).toEqual(['header', ...Array.from({ length: 6 }, () => 'result'), ...Array.from({ length: 6 }, () => 'sent')]);
    expect(journal).not.toContain(key);
    expect(journal).not.toMatch(/authorization|bearer/i);
  });

  it('says on a terminal how much it asks for and what to keep out of git', async () => {
    const [folder, server] = [await workspace(), await serveEcho()];
    const { stdout, stderr } = await run(folder, server, ['prompts/triage/1.2.0.md', '--runs', '2', '--no-color'], { columns: 130 });
    expect(stderr).toMatch(/^Asking gpt-5\.4-2026-03-05 and gpt-5\.5-2026-04-23 at openai \(http:\/\/127\.0\.0\.1:\d+\) \(4 requests\); estimated cost ≈ \$0\.\d+\.\n/);
    expect(stderr).toContain('Runs hold prompts and answers. To keep them out of git, add to .gitignore: .promptshift/runs/ .promptshift/cache/\n');
    expect(stdout).toContain('baseline: chat.triage → gpt-5.4-2026-03-05');
    expect(stdout).toMatch(/^─+ │ ─+$/m);
    await writeFile(join(folder, '.gitignore'), '.promptshift/runs/\n');
    expect((await run(folder, server, ['prompts/triage/1.2.0.md', '--no-color'], { columns: 80 })).stderr).not.toContain('git');
  });
});

describe('promptshift compare --versions', () => {
  it('compares two versions on the prompt\'s model', async () => {
    const [folder, server] = [await workspace(), await serveEcho()];
    const { stdout, code } = await run(folder, server, ['prompts/triage', '--versions', '1.1.0,1.2.0']);
    expect(code).toBe(0);
    expect(server.bodies.map(({ model }) => model)).toEqual(['gpt-5.4-2026-03-05', 'gpt-5.4-2026-03-05']);
    expect(stdout).toContain('triage 1.1.0 → 1.2.0');
    expect(stdout).toContain('changes\n  /system: "One word." → "Two words."\n');
  });

  it('compares both on two models in a grid', async () => {
    const [folder, server] = [await workspace(), await serveEcho()];
    const { stdout } = await run(folder, server, ['prompts/triage/1.1.0.md', '--versions', '1.1.0,1.2.0', '--candidate', 'gpt-5.5-2026-04-23', '--format', 'json']);
    const { cells } = JSON.parse(stdout) as { readonly cells: readonly { readonly prompt: { readonly version: string }; readonly model: { readonly model: string } }[] };
    expect(cells.map((cell) => [cell.prompt.version, cell.model.model])).toEqual([
      ['1.1.0', 'gpt-5.4-2026-03-05'], ['1.1.0', 'gpt-5.5-2026-04-23'], ['1.2.0', 'gpt-5.4-2026-03-05'], ['1.2.0', 'gpt-5.5-2026-04-23'],
    ]);
    expect(server.bodies).toHaveLength(4);
  });
});

describe('promptshift compare --budget', () => {
  it('under a budget every request carries the alias\'s output limit', async () => {
    const [folder, server] = [await workspace(), await serveEcho()];
    expect((await run(folder, server, ['prompts/triage/1.2.0.md', '--budget', '1'])).code).toBe(0);
    expect(server.bodies.map(({ max_completion_tokens: limit }) => limit)).toEqual([50, 50]);
    expect((await run(folder, server, ['prompts/triage/1.2.0.md'])).code).toBe(0);
    expect(server.bodies[2]).not.toHaveProperty('max_completion_tokens');
  });

  it('exits with 3 when it is reached, keeps what was paid for, and never spends more', async () => {
    const [folder, server] = [await workspace(), await serveEcho()];
    const { stdout, code } = await run(folder, server, ['prompts/triage/1.2.0.md', '--runs', '20', '--budget', '0.02', '--format', 'json']);
    expect(code).toBe(3);
    const { cells } = JSON.parse(stdout) as { readonly cells: readonly { readonly answers: readonly { readonly attempts: number; readonly chargedUsd: number }[] }[] };
    const answers = cells.flatMap((cell) => cell.answers);
    expect(answers).toHaveLength(40);
    expect(answers.filter(({ attempts }) => attempts > 0)).toHaveLength(server.bodies.length);
    expect(server.bodies.length).toBeGreaterThan(2);
    expect(server.bodies.length).toBeLessThan(40);
    expect(answers.reduce((sum, { chargedUsd }) => sum + chargedUsd, 0)).toBeLessThanOrEqual(0.02);
  });

  it('is that of promptshift.json where none is given', async () => {
    const [folder, server] = [await workspace({ 'promptshift.json': '{ "budgets": { "usdPerRun": 0.000001 } }' }), await serveEcho()];
    const { stdout, code } = await run(folder, server, ['prompts/triage/1.2.0.md']);
    expect(code).toBe(3);
    expect(stdout).toContain('The budget of $0.0000010 is reached');
    expect(server.bodies).toHaveLength(0);
    expect((await run(folder, server, ['prompts/triage/1.2.0.md', '--budget', '1'])).code).toBe(0);
  });

  it('is that of the promptshift.json nearest to the prompt', async () => {
    const [folder, server] = [await workspace({ 'prompts/promptshift.json': '{ "budgets": { "usdPerRun": 0.000001 } }', 'promptshift.json': '{ "budgets": { "usdPerRun": 1 } }' }), await serveEcho()];
    expect((await run(folder, server, ['prompts/triage/1.2.0.md'])).code).toBe(3);
    expect(server.bodies).toHaveLength(0);
  });

  it.each([
    ['an unknown price', ['prompts/triage/1.2.0.md', '--candidate', 'llama3', '--budget', '1'], 'promptshift: The price of llama3 is unknown, so a budget cannot hold. No price list'],
    ['no output limit', ['prompts/triage/1.2.0.md', '--baseline', 'gpt-5.4-2026-03-05', '--candidate', 'gpt-5.5-2026-04-23', '--budget', '1'], 'promptshift: Under a budget every request needs an output limit'],
    ['a budget of nothing', ['prompts/triage/1.2.0.md', '--budget', '0'], 'It must be an amount of US dollars above 0, such as 0.50.'],
    ['too many runs', ['prompts/triage/1.2.0.md', '--runs', '101'], 'It must be a whole number from 1 to 100.'],
    ['one version', ['prompts/triage', '--versions', '1.1.0'], 'It must be two versions, such as 1.1.0,1.2.0.'],
    ['a version that is a path', ['prompts/triage', '--versions', '1.1.0,../../x'], 'It must be two versions'],
    ['a version that is not there', ['prompts/triage', '--versions', '1.1.0,9.0.0'], 'promptshift: prompts/triage/9.0.0.md: cannot be read'],
  ])('%s exits with 2, and sends nothing', async (what, args, message) => {
    const folder = await workspace(what === 'no output limit' ? { 'models.config.json': '{ "aliases": { "chat.triage": { "default": "gpt-5.4-2026-03-05" } } }' } : {});
    const server = await serveEcho();
    const { stdout, stderr, code } = await run(folder, server, args);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toContain(message);
    expect(server.bodies).toHaveLength(0);
    expect(await journals(folder)).toEqual([]);
  });
});

describe('promptshift compare --cache', () => {
  it('asks once for the same request and repeat, and shows the cold cost', async () => {
    const [folder, server] = [await workspace(), await serveEcho()];
    await run(folder, server, ['prompts/triage/1.2.0.md', '--cache']);
    const { stdout } = await run(folder, server, ['prompts/triage/1.2.0.md', '--cache']);
    expect(server.bodies).toHaveLength(2);
    expect(stdout).toContain('[cached]');
    expect(stdout).toMatch(/ cost +\$0\.\d+ +\$0\.\d+/);
    await run(folder, server, ['prompts/triage/1.2.0.md', '--cache', '--var', 'text=other']);
    await run(folder, server, ['prompts/triage/1.2.0.md']);
    expect(server.bodies).toHaveLength(6);
  });

  it('a journal that cannot be written stops the run before anything is sent', async () => {
    const [folder, server] = [await workspace(), await serveEcho()];
    await mkdir(join(folder, '.promptshift'));
    await writeFile(join(folder, '.promptshift/runs'), 'a file');
    const { stderr, code } = await run(folder, server, ['prompts/triage/1.2.0.md']);
    expect(code).toBe(2);
    expect(stderr).toContain('promptshift: The journal of this run cannot be written: ');
    expect(server.bodies).toHaveLength(0);
  });
});

describe('tools and schemas that a prompt names', () => {
  it('are sent, and the answers checked against them', async () => {
    const head = 'tools: [ ../../tools/look.json ]\noutput: { schema: ./triage.schema.json }\n';
    const folder = await workspace({
      'prompts/triage/2.0.0.md': prompt('x').replace('---\nmodel', `---\n${head}model`),
      'tools/look.json': '[{"type": "function", "function": {"name": "look", "parameters": {"type": "object", "properties": {}}}}]',
      'prompts/triage/triage.schema.json': '{"type": "object", "properties": {"model": {"type": "integer"}}}',
    });
    const server = await serveEcho();
    const { stdout, code } = await run(folder, server, ['prompts/triage/2.0.0.md']);
    expect(code).toBe(0);
    expect(server.bodies[0]).toMatchObject({ tools: [{ function: { name: 'look' } }], response_format: { type: 'json_schema' } });
    expect(stdout).toContain('output schema ✖ model: must be integer');
  });
});

describe('promptshift compare --record and --replay', () => {
  it('answers again from a recording: nothing is sent, the same report, marked as replayed', async () => {
    const [folder, server] = [await workspace(), await serveEcho()];
    const args = ['prompts/triage/1.2.0.md', '--runs', '2', '--format', 'json'];
    const recorded = await run(folder, server, [...args, '--record', '.promptshift/recordings/triage.jsonl']);
    expect(recorded.code).toBe(0);
    const recording = await readFile(join(folder, '.promptshift/recordings/triage.jsonl'), 'utf8');
    expect(recording.trimEnd().split('\n')).toHaveLength(4);
    expect(recording).not.toContain(key);
    for (const source of ['.promptshift/recordings/triage.jsonl', '.promptshift/recordings']) {
      const replayed = await run(folder, undefined, [...args, '--replay', source]);
      expect({ code: replayed.code, stderr: replayed.stderr }).toEqual({ code: 0, stderr: '' });
      type Document = { readonly cells: readonly { readonly answers: readonly { readonly text: string; readonly replayed?: boolean; readonly chargedUsd: number; readonly cost: unknown; readonly totalMs: number }[] }[] };
      const [before, after] = [recorded, replayed].map(({ stdout }) => (JSON.parse(stdout) as Document).cells.flatMap(({ answers }) => answers));
      expect(after?.map(({ text, cost }) => [text, cost])).toEqual(before?.map(({ text, cost }) => [text, cost]));
      expect(after?.every((one) => one.replayed === true && one.chargedUsd === 0)).toBe(true);
    }
    expect(server.bodies).toHaveLength(4);
    const text = (await run(folder, undefined, ['prompts/triage/1.2.0.md', '--replay', '.promptshift/recordings'])).stdout;
    expect(text).toContain('gpt-5.4-2026-03-05 [replayed]');
    expect(text).toContain('The baseline was replayed from a recording; its times and cost are those that were recorded.');
  });

  it('says what is not recorded, and what the flags need', async () => {
    const [folder, server] = [await workspace(), await serveEcho()];
    await run(folder, server, ['prompts/triage/1.2.0.md', '--record', 'r.jsonl']);
    const other = await run(folder, undefined, ['prompts/triage/1.1.0.md', '--replay', 'r.jsonl']);
    expect(other.code).toBe(2);
    expect(other.stderr).toMatch(/^promptshift: No answer of gpt-5\.4-2026-03-05 to “late” is recorded\./);
    expect((await run(folder, undefined, ['prompts/triage/1.2.0.md', '--replay', 'none.jsonl'])).stderr).toContain('There is no recording none.jsonl');
    await writeFile(join(folder, 'empty.jsonl'), '{"recording": 1, "ki');
    expect((await run(folder, undefined, ['prompts/triage/1.2.0.md', '--replay', 'empty.jsonl'])).stderr).toBe('promptshift: empty.jsonl:1: This line is no JSON; it may have been cut off.\npromptshift: empty.jsonl holds no recorded answer. Record one first, with --record.\n');
    expect((await run(folder, undefined, ['prompts/triage/1.2.0.md', '--replay', 'r.jsonl', '--record', 'r.jsonl'])).code).toBe(2);
  });
});

describe('an endpoint that a prompt file names', () => {
  const prompty = (url: string): string => `---\nname: p\nmodel:\n  api: chat\n  configuration: { type: azure_openai, azure_endpoint: ${url}, azure_deployment: gpt-5.4-2026-03-05 }\n---\nuser:\nhi\n`;
  const args = ['p.prompty', '--baseline', 'gpt-5.4-2026-03-05', '--candidate', 'gpt-5.5-2026-04-23'];

  it('gets nothing unless it is allowed, and never over one that a person gave', async () => {
    const [server, mine] = [await serveEcho(), await serveEcho()];
    const folder = await workspace({ 'p.prompty': prompty(server.url) });
    const given = await run(folder, mine, args);
    expect({ code: given.code, stderr: given.stderr }).toEqual({ code: 0, stderr: '' });
    expect((await run(folder, mine, [...args, '--allow-endpoint'])).code).toBe(0);
    expect(mine.bodies).toHaveLength(4);
    // the key is none, so that nothing goes to api.openai.com either
    const stderr = { isTerminal: false, text: '', write(text: string) { this.text += text; } };
    let code = 0;
    const context = (env: Readonly<Record<string, string>>): CliContext => ({
      version: '0.0.0', stdout: { isTerminal: false, write: () => {} }, stderr, env, cwd: folder, clock: createSystemClock(), signal: new AbortController().signal, logger: createLineLogger(() => {}), finish: (next) => { code = next; },
    });
    await runCli(['compare', ...args], context({}));
    expect(code).toBe(2);
    expect(stderr.text).toContain(`promptshift: p.prompty names the endpoint ${server.url}, which is not used. Give --allow-endpoint when you trust it, or --base-url.\n`);
    expect(server.bodies).toHaveLength(0);
    await runCli(['compare', ...args, '--allow-endpoint'], context({}));
    expect(server.bodies).toHaveLength(2);
  });
});

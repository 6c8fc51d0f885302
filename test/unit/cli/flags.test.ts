import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { CliContext } from '../../../src/cli/context.ts';
import { runCli } from '../../../src/cli/program.ts';
import { createSystemClock } from '../../../src/node/clock.ts';
import { createLineLogger } from '../../../src/node/logger.ts';
import { chatEvents, responsesEvents, sendEvents, type Exchange, type HttpServer } from '../core/providers/httpServer.ts';
import { scratchFolder } from '../scratchFolder.ts';
import { run } from './capture.ts';
import { cases, suite } from './evalWorkspace.ts';
import { serve } from '../core/providers/serve.ts';

const escape = '\u001B';
const tool = (rest: string): string => `[{ "type": "function", "name": "find", "strict": true, "parameters": { "type": "object", "properties": { "q": { "type": "string" } }, "required": ["q"]${rest} } }]\n`;
const config = (current: string): string => `{ "aliases": { "chat.core": { "default": "${current}", "candidate": "gpt-5.5-2026-04-23", "rollback": "gpt-4.1-2025-04-14" } } }\n`;

/** What the flags that all commands share do, where no other test of a command says it. */
describe('shared flags', () => {
  const files = {
    'app.ts': 'call({ model: "gpt-5.4" });\n', 'tools/find.json': tool(''), 'prompts/triage/1.0.0.md': '---\nmodel: gpt-5.4\n---\n# User\nHi {{nobody}}\n',
    'models.config.json': config('gpt-5.4-2026-03-05'), 'other/models.config.json': config('gpt-4o-2024-08-06'),
    'off.json': '{ "rules": { "schema/closed-object": "off", "prompt/missing-owner": "off", "model/floating": "off" }, "exclude": ["app.ts"] }',
  };

  it.each([['prompts', 'triage'], ['lint', 'closed-object']])('%s --output writes the result to a file and leaves stdout empty', async (command, said) => {
    const cwd = await scratchFolder(files);
    const shown = await run([command], { cwd });
    const { stdout, code } = await run([command, '--output', 'result.txt'], { cwd, terminal: true });
    expect({ stdout, code }).toEqual({ stdout: '', code: shown.code });
    const written = readFileSync(join(cwd, 'result.txt'), 'utf8');
    expect(written).toContain(said);
    expect(written).not.toContain(escape);
  });

  it.each([['prompts', 'missing-owner'], ['lint', 'closed-object']])('%s --config takes the rules of that file', async (command, rule) => {
    const cwd = await scratchFolder(files);
    expect((await run([command], { cwd })).stdout).toContain(rule);
    expect((await run([command, '--config', 'off.json'], { cwd })).stdout).not.toContain(rule);
  });

  it.each(['prompts', 'lint', 'alias list'])('%s --no-color is plain on a terminal', async (line) => {
    const cwd = await scratchFolder(files);
    const command = line.split(' ');
    expect((await run(command, { cwd, terminal: true })).stdout).toContain(escape);
    const { stdout } = await run([...command, '--no-color'], { cwd, terminal: true });
    expect(stdout).not.toContain(escape);
    expect(stdout).not.toBe('');
  });

  it('pin --config leaves out the files that those settings exclude', async () => {
    const cwd = await scratchFolder(files);
    const args = ['pin', '--alias', 'chat.main', '--dry-run'];
    expect((await run(args, { cwd })).stdout).toContain('model("chat.main")');
    expect((await run([...args, '--config', 'off.json'], { cwd })).stdout).not.toContain('model("chat.main")');
  });

  it('pin --output writes the diff to a file, plain with --no-color', async () => {
    const cwd = await scratchFolder(files);
    const shown = await run(['pin', 'app.ts', '--alias', 'chat.main'], { cwd });
    expect((await run(['pin', 'app.ts', '--alias', 'chat.main', '--output', 'pin.diff', '--no-color'], { cwd, terminal: true })).stdout).toBe('');
    expect(readFileSync(join(cwd, 'pin.diff'), 'utf8')).toBe(shown.stdout);
    expect(shown.stdout).toContain('+++ b/app.ts');
  });

  it('pin --format json says what would change and what stays, then what was written', async () => {
    const cwd = await scratchFolder({ ...files, 'b.ts': 'const known: "gpt-5.4" = "gpt-5.4";\ncall({ model: "gpt-4o" });\n' });
    const args = ['pin', 'app.ts', 'b.ts', '--alias', 'chat.main', '--model', 'gpt-5.4', '--format', 'json', '--quiet'];
    const would = JSON.parse((await run(args, { cwd })).stdout) as Readonly<Record<string, unknown>>;
    expect(would).toMatchObject({ alias: 'chat.main', written: false, diff: expect.stringContaining('+++ b/app.ts') as string });
    expect(would['files']).toContainEqual({ path: 'app.ts', change: 'changed' });
    expect(readFileSync(join(cwd, 'app.ts'), 'utf8')).toBe(files['app.ts']);
    const did = await run([...args, '--write'], { cwd });
    expect({ code: did.code, stderr: did.stderr }).toEqual({ code: 0, stderr: '' });
    const { diff: _, ...rest } = would;
    expect(JSON.parse(did.stdout)).toEqual({ ...rest, written: true });
    expect(readFileSync(join(cwd, 'app.ts'), 'utf8')).toContain('model("chat.main")');
  });
});

describe('flags of promptshift alias', () => {
  const files = { 'models.config.json': config('gpt-5.4-2026-03-05'), 'other/models.config.json': config('gpt-4o-2024-08-06') };
  const other = 'other/models.config.json';

  it('list --config reads another file', async () => {
    const cwd = await scratchFolder(files);
    expect((await run(['alias', 'list', '--config', other], { cwd })).stdout).toContain('gpt-4o-2024-08-06');
  });

  it('set, promote and rollback --dry-run --config show the change of another file and write nothing', async () => {
    const cwd = await scratchFolder(files);
    const moves = [[['set', 'chat.core', 'gpt-5.2'], 'gpt-5.2'], [['promote', 'chat.core'], 'gpt-5.5-2026-04-23'], [['rollback', 'chat.core'], 'gpt-4.1-2025-04-14']] as const;
    for (const [move, becomes] of moves) {
      const { stdout, code } = await run(['alias', ...move, '--dry-run', '--config', other], { cwd });
      expect({ code, first: stdout.split('\n')[0] }, move[0]).toEqual({ code: 0, first: `--- a/${other}` });
      expect(stdout, move[0]).toContain(`"default": "${becomes}"`);
    }
    expect(readFileSync(join(cwd, other), 'utf8')).toBe(config('gpt-4o-2024-08-06'));
  });

  it.each([
    ['list', ['list'], 'chat.core'],
    ['set', ['set', 'chat.core', 'gpt-5.2'], 'chat.core: default is gpt-5.2'],
    ['promote', ['promote', 'chat.core', '--dry-run'], '"default": "gpt-5.5-2026-04-23"'],
    ['rollback', ['rollback', 'chat.core'], 'chat.core: gpt-5.4-2026-03-05 → gpt-4.1-2025-04-14'],
    ['import', ['import', 'litellm.yaml', '--write'], 'draft → openai/gpt-5.4'],
  ])('%s --output writes the result to a file, plain with --no-color, and --quiet leaves out the notes', async (_, line, said) => {
    const cwd = await scratchFolder({ ...files, 'litellm.yaml': 'model_list:\n  - model_name: draft\n    litellm_params: { model: openai/gpt-5.4 }\n' });
    const { stdout, stderr, code } = await run(['alias', ...line, '--output', 'result.txt', '--no-color', '--quiet'], { cwd, terminal: true });
    expect({ stdout, stderr, code }).toEqual({ stdout: '', stderr: '', code: 0 });
    const written = readFileSync(join(cwd, 'result.txt'), 'utf8');
    expect(written).toContain(said);
    expect(written).not.toContain(escape);
    expect(written).not.toMatch(/to undo|as it was/);
  });

  it('set, promote, rollback and import --format json say as data what changed', async () => {
    const cwd = await scratchFolder({ ...files, 'litellm.yaml': 'model_list:\n  - model_name: draft\n    litellm_params: { model: openai/gpt-5.4 }\n' });
    const told = async (...line: readonly string[]): Promise<unknown> => JSON.parse((await run(['alias', ...line, '--format', 'json'], { cwd })).stdout) as unknown;
    const file = 'models.config.json';
    expect(await told('promote', 'chat.core', '--dry-run')).toEqual({ file, alias: 'chat.core', from: 'gpt-5.4-2026-03-05', to: 'gpt-5.5-2026-04-23', notReached: [], changed: true, written: false, diff: expect.stringContaining('+++ b/models.config.json') as string });
    expect(await told('rollback', 'chat.core')).toEqual({ file, alias: 'chat.core', from: 'gpt-5.4-2026-03-05', to: 'gpt-4.1-2025-04-14', notReached: [], changed: true, written: true });
    expect(await told('set', 'chat.core', 'gpt-4.1-2025-04-14')).toEqual({ file, alias: 'chat.core', slot: 'default', to: 'gpt-4.1-2025-04-14', changed: false, written: false });
    expect(await told('import', 'litellm.yaml', '--write')).toMatchObject({ file, from: 'litellm.yaml', outcomes: [{ kind: 'added', name: 'draft', model: 'openai/gpt-5.4' }], changed: true, written: true });
  });

  it('drill --config rehearses another file, plain with --no-color', async () => {
    const cwd = await scratchFolder({ ...files, 'promptshift.json': '{ "accessors": [] }' });
    const { stderr, code } = await run(['alias', 'drill', '--config', 'none.json', '--no-color'], { cwd, terminal: true });
    expect(code).toBe(2);
    expect(stderr).toContain('none.json');
    expect(stderr).not.toContain(escape);
  });
});

describe('flags of promptshift prompts', () => {
  const prompt = (words: string): string => `---\nmodel: gpt-5.4-2026-03-05\n---\n# User\n${words}\n`;
  const files = { 'prompts/triage/1.0.0.md': prompt('Hi'), 'prompts/triage/1.1.0.md': prompt('Hello') };

  it.each([['--patch', '1.1.1'], ['--minor', '1.2.0'], ['--major', '2.0.0']])('new-version %s makes %s', async (step, version) => {
    const cwd = await scratchFolder(files);
    expect((await run(['prompts', 'new-version', 'prompts/triage', step, '--reason', 'More'], { cwd })).stdout).toBe(`created prompts/triage/${version}.md\n`);
  });

  it('release --dry-run shows the lock and writes none', async () => {
    const cwd = await scratchFolder(files);
    expect((await run(['prompts', 'release', 'prompts/triage/1.0.0.md', '--dry-run'], { cwd })).stdout).toContain('+++ b/prompts/triage/versions.lock.json');
    expect(() => readFileSync(join(cwd, 'prompts/triage/versions.lock.json'))).toThrow('ENOENT');
  });

  it('diff --output writes the diff to a file', async () => {
    const cwd = await scratchFolder(files);
    expect((await run(['prompts', 'diff', 'prompts/triage', '--output', 'change.diff'], { cwd })).stdout).toBe('');
    expect(readFileSync(join(cwd, 'change.diff'), 'utf8')).toContain('-Hi\n+Hello\n');
  });
});

describe('flags of what asks models', () => {
  /** Answers both APIs; knows how many requests were under way at once at most. */
  async function serveBoth(): Promise<{ readonly server: HttpServer; readonly most: () => number }> {
    let now = 0;
    let most = 0;
    const server = await serve(async ({ request, response, body }: Exchange) => {
      now++;
      most = Math.max(most, now);
      const model = String(body['model']);
      const said = [model.includes('5.5') ? 'not urgent' : 'urgent'];
      await delay(20);
      now--;
      const usage = { prompt_tokens: 100, completion_tokens: 2, input_tokens: 100, output_tokens: 2, total_tokens: 102 };
      await sendEvents(response, request.url?.endsWith('/responses') === true ? responsesEvents(said, { model, usage }) : chatEvents(said, { model, usage }));
    });
    return { server, most: () => most };
  }

  async function workspace(more: Readonly<Record<string, string>> = {}): Promise<string> {
    return await scratchFolder({
      'models.config.json': JSON.stringify({ aliases: { 'chat.triage': { default: 'gpt-5.4-2026-03-05', candidate: 'gpt-5.5-2026-04-23', limits: { maxOutputTokens: 50 } } } }),
      'prompts/triage/1.2.0.md': '---\nmodel: chat.triage\ninput: { default: { text: late } }\n---\n# System\nOne word.\n# User\n{{text}}\n',
      'evals/triage.eval.yaml': suite(), 'evals/triage.jsonl': cases(8), ...more,
    });
  }

  async function ask(cwd: string, { url }: HttpServer, args: readonly string[], isTerminal = false): Promise<{ readonly stdout: string; readonly stderr: string; readonly code: number }> {
    const output = { stdout: '', stderr: '', code: 0 };
    const stream = (name: 'stdout' | 'stderr') => ({ isTerminal, columns: isTerminal ? 100 : undefined, write: (text: string) => { output[name] += text; } });
    const context: CliContext = {
      version: '0.0.0', stdout: stream('stdout'), stderr: stream('stderr'), env: { OPENAI_API_KEY: 'sk-test-abcdefghijkl', OPENAI_BASE_URL: url }, cwd,
      clock: createSystemClock(), signal: new AbortController().signal, logger: createLineLogger((line) => { output.stderr += line; }, 'warn'), finish: (code) => { output.code = code; },
    };
    await runCli(args, context);
    return output;
  }
  const compare = ['compare', 'prompts/triage/1.2.0.md'];

  it('compare --baseline and eval --baseline ask that model in place of the alias’s', async () => {
    const { server } = await serveBoth();
    const cwd = await workspace();
    for (const command of [compare, ['eval', '--case', 'c0']]) {
      const before = server.bodies.length;
      await ask(cwd, server, [...command, '--baseline', 'gpt-4.1-2025-04-14']);
      expect(new Set(server.bodies.slice(before).map(({ model }) => model)), command[0]).toEqual(new Set(['gpt-4.1-2025-04-14', 'gpt-5.5-2026-04-23']));
    }
  });

  it('compare --diff shows what changed by words or by lines', async () => {
    const { server } = await serveBoth();
    const cwd = await workspace();
    const [words, lines] = [await ask(cwd, server, [...compare, '--diff', 'words']), await ask(cwd, server, [...compare, '--diff', 'lines'])];
    expect(words.stdout).toContain('{+not +}urgent');
    expect(lines.stdout).toMatch(/^ *- ?urgent$/m);
    expect(lines.stdout).toMatch(/^ *\+ ?not urgent$/m);
  });

  it('compare --api and eval --api choose the API of the endpoint', async () => {
    const { server } = await serveBoth();
    const cwd = await workspace();
    const paths = async (args: readonly string[]): Promise<ReadonlySet<unknown>> => {
      const before = server.bodies.length;
      await ask(cwd, server, args);
      return new Set(server.bodies.slice(before).map(({ path }) => path));
    };
    for (const command of [compare, ['eval', '--case', 'c0']]) {
      expect(await paths([...command, '--api', 'responses'])).toEqual(new Set(['/v1/responses']));
      expect(await paths([...command, '--api', 'chat'])).toEqual(new Set(['/v1/chat/completions']));
    }
  });

  it('compare --quiet and eval --quiet say nothing beside the result on a terminal', async () => {
    const { server } = await serveBoth();
    const cwd = await workspace();
    for (const command of [compare, ['eval']]) {
      expect((await ask(cwd, server, command, true)).stderr, command[0]).not.toBe('');
      expect((await ask(cwd, server, [...command, '--quiet'], true)).stderr, command[0]).toBe('');
    }
  });

  it('compare --config and eval --config bind to the budget of those settings, which eval takes from promptshift.json too', async () => {
    const { server } = await serveBoth();
    const tight = '{ "budgets": { "usdPerRun": 0.000001 } }';
    for (const command of [compare, ['eval']]) {
      const named = await ask(await workspace({ 'ci/settings.json': tight }), server, [...command, '--config', 'ci/settings.json']);
      expect({ code: named.code, asked: server.bodies.length }, command[0]).toEqual({ code: 3, asked: 0 });
      const nearest = await ask(await workspace({ 'promptshift.json': tight }), server, command);
      expect({ code: nearest.code, asked: server.bodies.length }, command[0]).toEqual({ code: 3, asked: 0 });
    }
    const given = await ask(await workspace({ 'promptshift.json': tight }), server, ['eval', '--budget', '1', '--allow-inconclusive']);
    expect(given.code).toBe(1);
    expect(server.bodies.length).toBe(16);
  });

  it('eval --fail-on never exits with 0 where the gate is not passed, compare --fail-on changes nothing', async () => {
    const { server } = await serveBoth();
    const cwd = await workspace();
    expect((await ask(cwd, server, ['eval'])).code).toBe(1);
    expect(await ask(cwd, server, ['eval', '--fail-on', 'never'])).toMatchObject({ code: 0, stdout: expect.stringContaining('HOLD') as string });
    expect((await ask(cwd, server, [...compare, '--fail-on', 'hint'])).code).toBe(0);
  });

  it('eval --concurrency asks no more at once', async () => {
    const { server, most } = await serveBoth();
    await ask(await workspace(), server, ['eval', '--concurrency', '1']);
    expect(server.bodies).toHaveLength(16);
    expect(most()).toBe(1);
    await ask(await workspace(), server, ['eval', '--concurrency', '8']);
    expect(most()).toBeGreaterThan(1);
  });

  it('eval --output writes the report to a file; --no-color leaves out colours on a terminal', async () => {
    const { server } = await serveBoth();
    const cwd = await workspace();
    expect((await ask(cwd, server, ['eval', '--output', 'eval.txt'], true)).stdout).toBe('');
    expect(readFileSync(join(cwd, 'eval.txt'), 'utf8')).toContain('HOLD');
    expect((await ask(cwd, server, ['eval'], true)).stdout).toContain(escape);
    expect((await ask(cwd, server, ['eval', '--no-color'], true)).stdout).not.toContain(escape);
  });
});

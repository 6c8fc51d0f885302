import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CodeResult } from '../../../../src/core/index.ts';
import { createAsserter } from '../../../../src/core/index.ts';
import { createCodeSandbox } from '../../../../src/node/evals/codeSandbox.ts';
import { answer } from '../../core/evals/assertions/support.ts';

const idle = new AbortController().signal;
const context = { vars: { city: 'Rome' }, toolCalls: [], finishReason: 'stop', messages: [], side: 'candidate' } as const;

describe('createCodeSandbox', () => {
  // What ends by itself has all the time it needs on a busy machine; what does not is stopped by another sandbox.
  const sandbox = createCodeSandbox({ limit: 20_000 });
  const strict = createCodeSandbox({ limit: 500 });
  const run = (code: string, output = 'Hello Rome'): Promise<CodeResult> => sandbox.runCode({ code, output, context }, idle);
  let server: Server;
  let asked = 0;
  beforeAll(async () => {
    server = createServer((_request, response) => {
      asked++;
      response.end('here');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await run('true');
  }, 20_000);
  afterAll(() => {
    sandbox.close();
    strict.close();
    server.close();
  });

  it('runs an expression, or the body of a function', async () => {
    expect(await run('output.includes(context.vars.city)')).toEqual({ value: true });
    expect(await run('const words = output.split(" ");\nreturn { pass: words.length === 2, score: 0.5, reason: "two" };')).toEqual({ value: { pass: true, score: 0.5, reason: 'two' } });
    expect(await run('await Promise.resolve(0.25)')).toEqual({ value: 0.25 });
    expect(await run('undefined')).toEqual({ value: undefined });
  });
  it('says why code fails', async () => {
    expect(await run('output.nothing.here')).toEqual({ error: expect.stringMatching(/^The code failed: TypeError: Cannot read/) as string });
    expect(await run('throw "words"')).toEqual({ error: 'The code failed: words' });
    expect(await run('return (')).toEqual({ error: expect.stringContaining('The code cannot be run: ') as string });
    expect(await run('(() => { const again = () => again(); again(); })()')).toEqual({ error: expect.stringContaining('Maximum call stack') as string });
    expect(await run('({ get pass() { throw null } })')).toEqual({ error: 'The code failed: null' });
  });
  it('keeps nothing from one run to the next', async () => {
    await run('globalThis.kept = 1; Array.prototype.includes = () => true; JSON.parse = () => ({}); return true');
    expect(await run('[typeof kept, [1].includes(2), JSON.parse("1")]')).toEqual({ value: ['undefined', false, 1] });
  });
  it.each(['while (true);', 'for (;;) await 0;', '/^(a+)+$/.test("a".repeat(60) + "!")', 'let s = "x"; for (;;) s = s.slice(1) + "y"'])('stops %s', async (code) => {
    expect(await strict.runCode({ code, output: '', context }, idle)).toEqual({ error: 'The code took over 0.5 s and was stopped.' });
  });
  it('does not wait for what never comes', async () => {
    expect(await run('new Promise(() => {})')).toEqual({ error: 'The code waits for something that never comes.' });
  });
  it('ends code that takes too much memory, and goes on', async () => {
    expect(await run('const all = []; for (;;) all.push("x".repeat(1e6) + all.length)')).toEqual({ error: expect.stringContaining('could not be run: it took too much memory') as string });
    expect(await run('true')).toEqual({ value: true });
    expect(await run('new Uint8Array(1e9).fill(1)')).toEqual({ error: expect.stringContaining('Uint8Array is not defined') as string });
    expect(await run('"x".repeat(1e6)')).toEqual({ error: 'What the code gave is too long.' });
  });
  it('takes an answer of 10 MB', async () => {
    expect(await run('output.length', 'x'.repeat(10_000_000))).toEqual({ value: 10_000_000 });
  });

  it.each(['process', 'require', 'module', 'fetch', 'WebSocket', 'XMLHttpRequest', 'Buffer', 'setTimeout', 'console', 'net', 'fs', 'http', 'child_process', 'SharedArrayBuffer', 'WebAssembly'])('has no %s', async (name) => {
    expect(await run(`typeof ${name}`)).toEqual({ value: 'undefined' });
  });
  it.each([
    'await import("node:fs")',
    'await import("data:text/javascript,export default 1")',
    'this.constructor.constructor("return process")()',
    '(async () => {}).constructor("return import(\'node:net\')")()',
    'eval("1")',
    'new Function("return 1")()',
    'globalThis.__proto__.constructor.constructor("return process")()',
    'try { null.x } catch (error) { return error.constructor.constructor("return process")() }',
    'try { (function loop() { loop() })() } catch (error) { return error.constructor.constructor("return process")() }',
  ])('gives no way out by %s', async (code) => {
    expect(await run(code)).toEqual({ error: expect.any(String) as string });
  });
  it('shows no object of its own realm in a stack', async () => {
    const frames = 'Error.prepareStackTrace = (_, all) => all.filter((each) => !/assertion|evalmachine/.test(String(each.getFileName()))).map((each) => [typeof each.getThis(), typeof each.getFunction()]);\nreturn new Error().stack';
    const result = await run(frames);
    expect('value' in result && (result.value as readonly unknown[]).every((each) => JSON.stringify(each) === '["undefined","undefined"]')).toBe(true);
  });
  it('asks no server', async () => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    for (const code of [`fetch("${url}")`, `await import("${url}")`, `import("${url}").catch(() => {})`, `new WebSocket("${url}")`]) await run(code);
    expect(asked).toBe(0);
  });
  it('is what an assertion runs in', async () => {
    const asserter = createAsserter({ runCode: sandbox.runCode });
    expect(await asserter.check({ type: 'javascript', value: 'output.length < 5' }, answer('long enough'), idle)).toEqual({ pass: false, score: 0, reason: 'The code says false.' });
    expect(await asserter.check({ type: 'not-javascript', value: 'output.length < 5' }, answer('long enough'), idle)).toMatchObject({ pass: true });
  });
  it('is cancelled', async () => {
    const stop = new AbortController();
    const running = sandbox.runCode({ code: 'while (true);', output: '', context }, stop.signal);
    stop.abort(new Error('stopped'));
    await expect(running).rejects.toThrow('stopped');
    expect(await run('true')).toEqual({ value: true });
  });
});

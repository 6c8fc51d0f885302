import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { readEndpoint } from '../../src/extension/keys/endpoint.ts';
import { createCoreLoader } from '../../src/extension/core.ts';
import { DisposableStore } from '../../src/extension/disposableStore.ts';
import { createSuiteTree, type SuiteTree } from '../../src/extension/evals/suiteTree.ts';
import { runTests, type TestRunDeps } from '../../src/extension/evals/testRun.ts';
import type { Services } from '../../src/extension/services.ts';
import { createSession } from '../../src/extension/session/session.ts';
import { createSettings } from '../../src/extension/settings.ts';
import { createSystemClock } from '../../src/node/clock.ts';
import { startChatServer, type ChatServer } from '../support/chatServer.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { uriOf } from './support/workspace.ts';

const suite = `name: Two cases
prompt: ../prompts/triage/1.2.0.md
alias: chat.triage
concurrency: 2
cases:
  - id: fire
    vars: { text: The depot is on fire }
    assert:
      - { type: equals, value: urgent }
  - id: late
    vars: { text: My parcel is late }
    assert:
      - { type: equals, value: normal }
`;

/** What the runner told VS Code, in order. */
type Told = { readonly what: string; readonly id?: string; readonly messages?: readonly vscode.TestMessage[] };

describe('running suites in the Test Explorer', () => {
  const store = new DisposableStore();
  const path = 'evals/two.eval.yaml';
  const errors: unknown[] = [];
  let server: ChatServer;
  let controller: vscode.TestController;
  let tree: SuiteTree;
  let services: Services;

  before(async () => {
    server = await startChatServer({ kind: 'stream', chunks: ['nor', 'mal'], delayMs: 1 });
    await vscode.workspace.fs.writeFile(uriOf(path), new TextEncoder().encode(suite));
    const extension = vscode.extensions.getExtension('promptshift.promptshift');
    assert.ok(extension);
    const logger = store.add(vscode.window.createOutputChannel('Runs of a test', { log: true }));
    const shared = { store, settings: createSettings(store), logger, clock: createSystemClock(), core: createCoreLoader(), keys: { get: () => Promise.resolve(undefined) } };
    const context = { extensionUri: extension.extensionUri, workspaceState: { get: () => true, update: () => Promise.resolve() } };
    services = { ...shared, context, session: createSession(shared), feedback: { error: (_task: string, error: unknown) => errors.push(error) } } as unknown as Services;
    controller = store.add(vscode.tests.createTestController('promptshift-runs-of-a-test', 'Runs of a test'));
    tree = store.add(createSuiteTree(services, controller));
    await tree.resolve();
  });
  after(async () => {
    store.dispose();
    await server.close();
    await vscode.workspace.fs.delete(uriOf(path));
  });

  const permit = (): ReturnType<NonNullable<TestRunDeps['permit']>> => Promise.resolve({ code: false, endpoint: readEndpoint(server.url) });
  const item = async (): Promise<vscode.TestItem> => (await tree.suiteAt(uriOf(path))) ?? assert.fail('The suite is not listed');
  const run = async (include: readonly vscode.TestItem[], { token = new vscode.CancellationTokenSource().token, failed = new Set<vscode.TestItem>(), failedOnly = false, ask = permit } = {}): Promise<readonly Told[]> => {
    const told: Told[] = [];
    const recording = { createTestRun: (request: vscode.TestRunRequest) => recorded(controller.createTestRun(request), told) };
    await runTests({ services, tree, failed, controller: recording, results: { show: () => Promise.resolve() } as unknown as TestRunDeps['results'], permit: ask }, new vscode.TestRunRequest(include), token, failedOnly);
    return told;
  };

  it('tells of every case as it goes, with what was expected, what came, and where that is asked', async () => {
    const failed = new Set<vscode.TestItem>();
    const told = await run([await item()], { failed });
    assert.deepEqual(told.map(({ what, id }) => `${what} ${id ?? ''}`.trim()).toSorted(), ['end', 'enqueued fire', 'enqueued late', 'failed fire', 'passed late', 'started fire', 'started late']);
    assert.equal(told.at(-1)?.what, 'end');
    const [message] = told.find(({ what }) => what === 'failed')?.messages ?? [];
    assert.equal(message?.expectedOutput, 'urgent');
    assert.equal(message.actualOutput, 'normal');
    assert.match(String(message.message), /^Both models fail: gpt-5\.4-2026-03-05 and gpt-5\.5-2026-04-23\. equals: The answer is “normal”, not “urgent”\./);
    assert.equal(message.location?.range.start.line, suite.split('\n').findIndex((line) => line.includes('value: urgent')));
    assert.deepEqual([...failed].map(({ id }) => id), ['fire']);
    assert.equal(server.requests.length, 4);
  });

  it('runs one case, and what failed only', async () => {
    const [fire, late] = ['fire', 'late'].map((id) => controller.items.get(uriOf(path).toString())?.children.get(id) ?? assert.fail(id)) as [vscode.TestItem, vscode.TestItem];
    const before = server.requests.length;
    assert.deepEqual((await run([late])).map(({ what }) => what), ['enqueued', 'started', 'passed', 'end']);
    assert.equal(server.requests.length, before + 2);
    const failed = new Set([fire]);
    assert.deepEqual((await run([await item()], { failed, failedOnly: true })).map(({ id }) => id), ['fire', 'fire', 'fire', undefined]);
    assert.equal(server.requests.length, before + 4);
  });

  it('stops the requests at the server when it is cancelled, and ends', async () => {
    server.behave({ kind: 'silent' });
    const [before, dropped] = [server.requests.length, server.dropped()];
    const source = new vscode.CancellationTokenSource();
    const running = run([await item()], { token: source.token });
    await waitUntil('requests under way', () => server.requests.length === before + 2);
    source.cancel();
    const told = await running;
    await waitUntil('dropped connections', () => server.dropped() === dropped + 2);
    assert.deepEqual(told.filter(({ what }) => what === 'skipped').map(({ id }) => id).toSorted(), ['fire', 'late']);
    assert.equal(told.at(-1)?.what, 'end');
    assert.equal(server.requests.length, before + 2);
    server.behave({ kind: 'stream', chunks: ['normal'], delayMs: 1 });
  });

  it('ends when nothing may be sent, and says why', async () => {
    const before = server.requests.length;
    const told = await run([await item()], { ask: () => Promise.reject(new Error('Not allowed.')) });
    assert.deepEqual(told.map(({ what }) => what), ['end']);
    assert.match(String(errors.at(-1)), /Not allowed\./);
    assert.deepEqual((await run([await item()], { ask: () => Promise.resolve(undefined) })).map(({ what }) => what), ['end']);
    assert.equal(server.requests.length, before);
  });

  it('keeps to budgets.usdPerRun of promptshift.json where the suite names no budget, and sends nothing beyond it', async () => {
    const settings = uriOf('promptshift.json');
    const before = server.requests.length;
    try {
      await vscode.workspace.fs.writeFile(settings, new TextEncoder().encode('{ "budgets": { "usdPerRun": 0.0000001 } }'));
      const told = await run([await item()]);
      assert.equal(server.requests.length, before);
      assert.deepEqual(told.filter(({ what }) => what === 'passed' || what === 'failed'), []);
      assert.equal(told.at(-1)?.what, 'end');
    } finally {
      await vscode.workspace.fs.delete(settings);
    }
  });

  it('marks cases whose requests fail as errors', async () => {
    server.behave({ kind: 'refuse', status: 400, message: 'No such thing.' });
    const told = await run([await item()]);
    assert.deepEqual(told.filter(({ what }) => what === 'errored').map(({ id }) => id).toSorted(), ['fire', 'late']);
    assert.match(String(told.find(({ what }) => what === 'errored')?.messages?.[0]?.message), /^gpt-5\.5-2026-04-23 could not be judged\. .*No such thing/);
    assert.equal(told.at(-1)?.what, 'end');
  });
});

/** The real run, and a record of what it is told. */
function recorded(run: vscode.TestRun, told: Told[]): vscode.TestRun {
  const noted = new Set(['enqueued', 'started', 'passed', 'failed', 'errored', 'skipped', 'end']);
  return new Proxy(run, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...args: readonly unknown[]) => {
        if (typeof name === 'string' && noted.has(name)) {
          const [item, messages] = args as readonly [vscode.TestItem | undefined, unknown];
          const list = messages instanceof vscode.TestMessage ? [messages] : Array.isArray(messages) ? (messages as readonly vscode.TestMessage[]) : undefined;
          told.push({ what: name, ...(item === undefined ? {} : { id: item.id }), ...(list === undefined ? {} : { messages: list }) });
        }
        return (value as (...all: readonly unknown[]) => unknown).apply(target, [...args]);
      };
    },
  });
}

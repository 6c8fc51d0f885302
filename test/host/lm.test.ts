import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createOpenAiProvider } from '../../src/core/providers/openai.ts';
import type { ModelRequest, ProviderEvent } from '../../src/core/providers/provider.ts';
import { createVscodeProvider, listEditorModels } from '../../src/extension/lm/vscodeProvider.ts';
import { createSystemClock } from '../../src/node/clock.ts';
import { startChatServer } from '../support/chatServer.ts';
import { startConnectProxy } from '../support/connectProxy.ts';
import { waitUntil } from '../support/waitUntil.ts';

/** What the models of `modelProvider` were asked. */
type Asked = {
  readonly family: string;
  readonly parts: readonly (readonly string[])[];
  readonly tools: readonly { readonly name: string; readonly inputSchema?: unknown }[];
  readonly modelOptions: Readonly<Record<string, unknown>>;
  readonly cancelled: boolean;
};

const { signal } = new AbortController();
const clock = createSystemClock();

async function collect(events: AsyncIterable<ProviderEvent>) {
  const all: ProviderEvent[] = [];
  let error: unknown;
  try {
    for await (const event of events) all.push(event);
  } catch (caught) {
    error = caught;
  }
  return { events: all, text: all.map((event) => (event.type === 'text' ? event.delta : '')).join(''), error };
}

describe("the editor's own models", () => {
  const provider = createVscodeProvider();
  let seen: readonly Asked[] = [];
  const asking = (family: string, more: Partial<ModelRequest> = {}): ModelRequest => ({ model: `vscode:promptshift-test/${family}`, messages: [{ role: 'user', content: 'Hello' }], parameters: {}, ...more });

  before(async function () {
    // Registering models came with VS Code 1.104.
    if (!('registerLanguageModelChatProvider' in vscode.lm)) this.skip();
    const extension = vscode.extensions.getExtension<{ readonly seen: readonly Asked[] }>('promptshift-test.model-provider');
    assert.ok(extension, 'the extension with the models is not there');
    ({ seen } = await extension.activate());
    await waitUntil('the models', async () => (await listEditorModels()).includes('vscode:promptshift-test/echo'));
  });

  it('answer in pieces, with tokens that their own tokenizer counted', async () => {
    const { events, error } = await collect(provider.stream(asking('echo', { messages: [{ role: 'system', content: 'Be brief.' }, { role: 'user', content: 'Hello' }], parameters: { temperature: 0 } }), signal));
    assert.equal(error, undefined);
    assert.deepEqual(events, [
      { type: 'sent', attempt: 1 }, { type: 'served', model: 'vscode:promptshift-test/echo', sample: false },
      { type: 'text', delta: 'You said: ' }, { type: 'text', delta: 'Hello' }, { type: 'text', delta: '!' },
      { type: 'finished', reason: 'stop', estimatedTokens: { input: 'Be brief.'.length + 'Hello'.length, output: 'You said: Hello!'.length } },
    ]);
    assert.deepEqual(seen.at(-1)?.parts, [['Be brief.'], ['Hello']]);
    assert.deepEqual(seen.at(-1)?.modelOptions, { temperature: 0 });
  });

  it('are found by their id too', async () => {
    assert.equal((await collect(provider.stream(asking('echo-1'), signal))).text, 'You said: Hello!');
  });

  it('call tools, and get earlier calls and results', async () => {
    const tool = { name: 'lookup_order', description: 'Finds an order', parameters: { type: 'object', properties: { id: { type: 'integer' } } } };
    const { events, error } = await collect(provider.stream(asking('caller', {
      tools: [tool],
      messages: [
        { role: 'user', content: 'Where is it?' },
        { role: 'assistant', content: '', toolCalls: [{ id: 'call-0', name: 'lookup_order', arguments: '{"id":16}' }] },
        { role: 'tool', content: 'not found', toolCallId: 'call-0' },
      ],
    }), signal));
    assert.equal(error, undefined);
    assert.deepEqual(events.find(({ type }) => type === 'toolCall'), { type: 'toolCall', call: { id: 'call-1', name: 'lookup_order', arguments: '{"id":17}' } });
    assert.equal(events.find((event) => event.type === 'finished')?.reason, 'tool_calls');
    assert.deepEqual(seen.at(-1)?.parts, [['Where is it?'], ['call call-0 lookup_order {"id":16}'], ['result call-0 not found']]);
    assert.deepEqual(seen.at(-1)?.tools.map(({ name, inputSchema }) => ({ name, inputSchema })), [{ name: 'lookup_order', inputSchema: tool.parameters }]);
  });

  it('stop when they are cancelled, and when nobody listens any more', async () => {
    const stop = new AbortController();
    let text = '';
    let error: unknown;
    try {
      for await (const event of provider.stream(asking('endless'), stop.signal)) {
        if (event.type === 'text') text += event.delta;
        if (text.length > 8) stop.abort();
      }
    } catch (caught) {
      error = caught;
    }
    assert.equal((error as { readonly code?: string }).code, 'cancelled');
    await waitUntil('the model to hear of it', () => seen.at(-1)?.cancelled === true);
    for await (const event of provider.stream(asking('endless'), signal)) if (event.type === 'text') break;
    await waitUntil('the second model to hear of it', () => seen.at(-1)?.family === 'endless' && seen.at(-1)?.cancelled === true);
  });

  it('fail with what to do next', async () => {
    const blocked = (await collect(provider.stream(asking('blocked'), signal))).error as Error & { readonly code: string };
    assert.equal(blocked.code, 'provider');
    assert.match(blocked.message, /^VS Code refused the request for vscode:promptshift-test\/blocked: .*the quota of today is used up\.$/);
    const broken = await collect(provider.stream(asking('broken'), signal));
    assert.equal(broken.text, 'par');
    assert.match((broken.error as Error).message, /^vscode:promptshift-test\/broken failed in VS Code\..*the model fell over\.$/);
    const unknown = (await collect(provider.stream(asking('nobody'), signal))).error as Error & { readonly remedy: string };
    assert.equal(unknown.message, 'VS Code has no model vscode:promptshift-test/nobody.');
    assert.match(unknown.remedy, /vscode:promptshift-test\/echo/);
  });
});

describe('an endpoint behind http.proxy', () => {
  const setting = 'http.proxy';

  afterEach(async () => {
    await vscode.workspace.getConfiguration().update(setting, undefined, vscode.ConfigurationTarget.Global);
  });

  it('is asked through the proxy, because fetch of the extension host knows it', async () => {
    const server = await startChatServer({ kind: 'stream', chunks: ['through'], delayMs: 0 });
    const proxy = await startConnectProxy(Number(new URL(server.url).port));
    try {
      await vscode.workspace.getConfiguration().update(setting, `http://127.0.0.1:${proxy.port}`, vscode.ConfigurationTarget.Global);
      const provider = createOpenAiProvider({ baseUrl: 'http://models.invalid/v1', apiKey: async () => 'sk-host-0123456789abcdef', api: 'chat', clock, retries: 0 });
      const text = await waitUntil('an answer through the proxy', async () => (await collect(provider.stream({ model: 'm', messages: [{ role: 'user', content: 'Hello' }], parameters: {} }, signal))).text || undefined);
      assert.equal(text, 'through');
      assert.equal(proxy.log.at(-1)?.target, 'models.invalid:80');
      assert.equal(server.requests.at(-1)?.authorization, 'Bearer sk-host-0123456789abcdef');
    } finally {
      await proxy.close();
      await server.close();
    }
  });
});

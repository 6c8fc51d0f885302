import { gzipSync } from 'node:zlib';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { HttpResponse } from '../../../src/core/providers/openaiClient.ts';
import { createDirectFetch } from '../../../src/node/directFetch.ts';

async function serve(answer: RequestListener): Promise<{ readonly url: string; readonly connections: () => number }> {
  let connections = 0;
  const server = createServer(answer).on('connection', () => connections++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, connections: () => connections };
}

const fetch = createDirectFetch();
const ask = async (url: string, init: object = {}): Promise<HttpResponse> => (await fetch(url, init)) as HttpResponse;

describe('createDirectFetch', () => {
  it('sends method, headers and a body of any letters, and reads text and JSON', async () => {
    const { url } = await serve((request, response) => {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => {
        response.writeHead(201, { 'content-type': 'application/json', 'x-twice': ['a', 'b'] });
        response.end(JSON.stringify({ method: request.method, key: request.headers.authorization, length: request.headers['content-length'], body: Buffer.concat(pieces).toString() }));
      });
    });
    const response = await ask(`${url}/v1/x`, { method: 'POST', headers: [['authorization', 'Bearer k']], body: 'Grüße 🚀' });
    expect({ ok: response.ok, status: response.status, type: response.headers.get('Content-Type'), twice: response.headers.get('x-twice'), has: response.headers.has('x-none'), none: response.headers.get('x-none') })
      .toEqual({ ok: true, status: 201, type: 'application/json', twice: 'a, b', has: false, none: null });
    expect(await response.json()).toEqual({ method: 'POST', key: 'Bearer k', length: '12', body: 'Grüße 🚀' });
  });

  it('gives pieces as they come, and keeps the connection for the next request', async () => {
    let more = (): void => {};
    const { url, connections } = await serve((_, response) => {
      response.write('one');
      more = () => void response.end('two');
    });
    for (let time = 0; time < 3; time++) {
      const reader = (await ask(url)).body?.getReader();
      expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('one');
      more();
      expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('two');
      expect((await reader?.read())?.done).toBe(true);
    }
    expect(connections()).toBe(1);
  });

  it('does not follow a redirect', async () => {
    const { url } = await serve((_, response) => response.writeHead(302, { location: 'http://elsewhere.invalid/' }).end());
    const response = await ask(url);
    expect({ status: response.status, ok: response.ok }).toEqual({ status: 302, ok: false });
  });

  it('reads a body that somebody on the way has compressed', async () => {
    const { url } = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('small'.repeat(1_000))));
    expect(await (await ask(url)).text()).toBe('small'.repeat(1_000));
  });

  it('is aborted before its answer, in the middle of it, and not sent after', async () => {
    let closed = 0;
    const { url } = await serve((request, response) => {
      request.on('close', () => closed++);
      if (request.url === '/begun') response.write('some');
    });
    const reason = new Error('enough');
    const early = new AbortController();
    const waits = ask(url, { signal: early.signal });
    setTimeout(() => early.abort(reason), 20);
    await expect(waits).rejects.toThrow('enough');
    const late = new AbortController();
    const reader = (await ask(`${url}/begun`, { signal: late.signal })).body?.getReader();
    await reader?.read();
    const reading = reader?.read();
    late.abort(reason);
    await expect(reading).rejects.toThrow('enough');
    await expect(ask(url, { signal: late.signal })).rejects.toThrow('enough');
    await expect.poll(() => closed).toBe(2);
  });

  it('ends the connection of a body that nobody reads on', async () => {
    let closed = false;
    const { url } = await serve((_, response) => {
      response.on('close', () => { closed = true; });
      response.write('some');
    });
    await (await ask(url)).body?.getReader().cancel();
    await expect.poll(() => closed).toBe(true);
  });

  it('says by its code what went wrong', async () => {
    const { url } = await serve((request, response) => {
      if (request.url !== '/half') return void request.socket.destroy();
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => request.socket.destroy());
    });
    await expect(ask(url)).rejects.toMatchObject({ code: 'ECONNRESET' });
    await expect((await ask(`${url}/half`)).text()).rejects.toMatchObject({ code: 'ECONNRESET' });
    await expect(ask('http://127.0.0.1:9')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await expect(ask('http://name.invalid')).rejects.toMatchObject({ code: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/) as string });
  });
});

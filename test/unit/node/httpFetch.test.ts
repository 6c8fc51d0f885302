import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startChatServer } from '../../support/chatServer.ts';
import { scratchFolder } from '../scratchFolder.ts';
import { startConnectProxy, type ConnectProxy } from '../../support/connectProxy.ts';

const run = promisify(execFile);
const script = fileURLToPath(new URL('askEndpoint/ask.ts', import.meta.url));
const key = 'sk-proxy-0123456789abcdef';
const openssl = await run('openssl', ['version']).then(() => true, () => false);

/** What a process prints that is started with this environment, and nothing else of proxies. */
async function ask(url: string, env: Readonly<Record<string, string>>): Promise<string> {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/_proxy$/i.test(name) && !/^(?:NODE_EXTRA_CA_CERTS|NODE_USE_ENV_PROXY|NODE_OPTIONS)$/.test(name)));
  const { stdout } = await run(process.execPath, ['--no-warnings', script], { env: { ...clean, ...env, ASK_URL: url, ASK_KEY: key } });
  return stdout;
}

async function started(answer?: (authorization: string | undefined) => number): Promise<{ readonly server: Awaited<ReturnType<typeof startChatServer>>; readonly proxy: ConnectProxy; readonly proxyUrl: string }> {
  const server = await startChatServer({ kind: 'stream', chunks: ['through'], delayMs: 0 });
  onTestFinished(() => server.close());
  const proxy = await startConnectProxy(Number(new URL(server.url).port), answer);
  onTestFinished(() => proxy.close());
  return { server, proxy, proxyUrl: `http://127.0.0.1:${proxy.port}` };
}

describe('proxies of the environment', () => {
  it('are gone through to a host that only they can find', async () => {
    const { proxy, proxyUrl, server } = await started();
    expect(await ask('http://models.invalid:8080/v1', { HTTP_PROXY: proxyUrl })).toBe('through');
    expect(proxy.log).toEqual([{ target: 'models.invalid:8080', authorization: undefined }]);
    expect(server.requests[0]?.authorization).toBe(`Bearer ${key}`);
  });

  it('get the name and the password of their address, which no message repeats', async () => {
    const { proxy, proxyUrl } = await started((authorization) => (authorization === undefined ? 407 : 200));
    const withPassword = proxyUrl.replace('http://', 'http://me:geheim@');
    expect(await ask('http://models.invalid/v1', { http_proxy: withPassword })).toBe('through');
    expect(proxy.log[0]?.authorization).toBe(`Basic ${Buffer.from('me:geheim').toString('base64')}`);
    expect(await ask('http://models.invalid/v1', { http_proxy: proxyUrl })).toBe(`error: The proxy 127.0.0.1:${proxy.port} asks for a user name and a password (407). Put them into HTTPS_PROXY, such as http://name:password@proxy.example:3128.`);
  });

  it('are left out for this machine and for what NO_PROXY names', async () => {
    const { proxy, proxyUrl, server } = await started();
    expect(await ask(server.url, { HTTP_PROXY: proxyUrl, HTTPS_PROXY: proxyUrl })).toBe('through');
    expect(await ask('http://models.invalid/v1', { HTTP_PROXY: proxyUrl, NO_PROXY: 'other.example,.invalid' })).toBe('error: The address models.invalid was not found. Check the base URL and the network.');
    expect(proxy.log).toEqual([]);
  });

  it('are named when it is they that fail', async () => {
    const { proxyUrl, proxy } = await started(() => 403);
    expect(await ask('http://models.invalid/v1', { HTTP_PROXY: proxyUrl })).toContain(`error: The proxy 127.0.0.1:${proxy.port} does not connect to models.invalid (403).`);
    await proxy.close();
    expect(await ask('http://models.invalid/v1', { HTTP_PROXY: proxyUrl })).toContain(`error: Nothing answers at the proxy 127.0.0.1:${proxy.port}: the connection was refused.`);
    expect(await ask('http://models.invalid/v1', { HTTPS_PROXY: 'socks5://127.0.0.1:1' })).toContain('error: HTTPS_PROXY is not the address of an HTTP proxy.');
  });
});

describe.skipIf(!openssl)('certificates (made with openssl)', () => {
  it('of an own authority count with NODE_EXTRA_CA_CERTS, directly and through a proxy', async () => {
    const folder = await scratchFolder({});
    const file = (name: string): string => join(folder, name);
    await run('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=Test', '-addext', 'subjectAltName=DNS:models.invalid,DNS:localhost', '-keyout', file('key.pem'), '-out', file('cert.pem')]);
    const server = createHttpsServer({ key: await readFile(file('key.pem')), cert: await readFile(file('cert.pem')) }, (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end('data: {"model":"m","choices":[{"delta":{"content":"secret"},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const { port } = server.address() as AddressInfo;
    const proxy = await startConnectProxy(port);
    onTestFinished(() => proxy.close());
    const trusted = { NODE_EXTRA_CA_CERTS: file('cert.pem') };
    const through = { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` };
    expect(await ask(`https://localhost:${port}/v1`, trusted)).toBe('secret');
    expect(await ask('https://models.invalid/v1', { ...trusted, ...through })).toBe('secret');
    expect(proxy.log.map(({ target }) => target)).toEqual(['models.invalid:443']);
    for (const [url, env] of [[`https://localhost:${port}/v1`, {}], ['https://models.invalid/v1', through]] as const) expect(await ask(url, env)).toMatch(/^error: The certificate of .* was not accepted \(\w+\)\. Set NODE_EXTRA_CA_CERTS/);
  });
});

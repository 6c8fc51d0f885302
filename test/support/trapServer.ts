import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that nobody should ask; it keeps whatever reaches it: any request, a proxy's too, and a connection that says nothing. */
export type TrapServer = { readonly url: string; readonly heard: readonly string[]; close(): Promise<void> };

export async function startTrapServer(): Promise<TrapServer> {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.end('gotcha');
  });
  server.on('connect', ({ url }, socket) => {
    heard.push(`CONNECT ${url ?? ''}`);
    socket.destroy();
  });
  server.on('connection', () => heard.push('connection'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    heard,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

import { createServer, request as forward } from 'node:http';
import { connect, type AddressInfo } from 'node:net';

export type ConnectProxy = {
  readonly port: number;
  /** What it was asked for, as `host:port`, and with which authorization. */
  readonly log: readonly { readonly target: string; readonly authorization: string | undefined }[];
  close(): Promise<void>;
};

/** A real HTTP proxy (CONNECT, and plain requests by their whole address) that takes every name for one port of this machine; `answer` refuses with a status of its own. */
export async function startConnectProxy(targetPort: number, answer?: (authorization: string | undefined) => number): Promise<ConnectProxy> {
  const log: { target: string; authorization: string | undefined }[] = [];
  const server = createServer((incoming, response) => {
    const url = new URL(incoming.url ?? '', 'http://no.invalid');
    log.push({ target: `${url.hostname}:${url.port || '80'}`, authorization: incoming.headers['proxy-authorization'] });
    const outgoing = forward({ host: '127.0.0.1', port: targetPort, path: `${url.pathname}${url.search}`, method: incoming.method, headers: incoming.headers }, (answered) => {
      response.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(response);
    });
    outgoing.on('error', () => response.destroy());
    incoming.pipe(outgoing);
  });
  server.on('connect', ({ url = '', headers }, socket) => {
    const authorization = headers['proxy-authorization'];
    log.push({ target: url, authorization });
    const status = answer?.(authorization) ?? 200;
    if (status !== 200) {
      socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    const upstream = connect(targetPort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on('error', () => socket.destroy());
    socket.on('error', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    log,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

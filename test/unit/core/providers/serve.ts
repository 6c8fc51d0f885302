import { afterEach } from 'vitest';
import { startHttpServer, type Exchange, type HttpServer } from './httpServer.ts';

const servers: HttpServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

/** A server that is closed after the test. */
export async function serve(answer: (exchange: Exchange) => Promise<void> | void): Promise<HttpServer> {
  const server = await startHttpServer(answer);
  servers.push(server);
  return server;
}

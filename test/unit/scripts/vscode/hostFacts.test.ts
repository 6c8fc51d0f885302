import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { answers } from '../../../../scripts/vscode/hostFacts.ts';

const open: (() => void)[] = [];
afterEach(() => open.splice(0).forEach((close) => close()));

async function serve(status: number | 'silent'): Promise<string> {
  const server = createServer((_request, response) => {
    if (status !== 'silent') response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

describe('answers', () => {
  it('is true for a service that answers', async () => {
    expect(await answers(await serve(200), 5000)).toBe(true);
  });

  it('is false for one that fails, one that is silent, and one that is not there', async () => {
    expect(await answers(await serve(503), 5000)).toBe(false);
    expect(await answers(await serve('silent'), 100)).toBe(false);
    expect(await answers('http://127.0.0.1:1/', 5000)).toBe(false);
  });
});

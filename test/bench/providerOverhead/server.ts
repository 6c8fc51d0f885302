import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';

/** A model that thinks for 100 ms and then says twenty words: a process of its own, so that it takes no time of the client's. */
const latencyMs = 100;
const head = { id: 'c', object: 'chat.completion.chunk', created: 0, model: 'bench' };
const line = (part: object): string => `data: ${JSON.stringify({ ...head, ...part })}\n\n`;
const words = Array.from({ length: 20 }, (_, index) => line({ choices: [{ index: 0, delta: { content: `word${index} ` }, finish_reason: null }] })).join('');
const last = `${line({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })}${line({ choices: [], usage: { prompt_tokens: 12, completion_tokens: 20, total_tokens: 32 } })}data: [DONE]\n\n`;

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    setTimeout(() => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(words);
      response.end(last);
    }, latencyMs);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';

/** A model that answers `argv[2]` ms after it has heard a request: a process of its own, so that it takes no time of the client's. */
const latencyMs = Number(process.argv[2]);
const line = (model: string, part: object): string => `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 0, model, ...part })}\n\n`;

const server = createServer((request, response) => {
  let text = '';
  request.setEncoding('utf8').on('data', (piece: string) => { text += piece; });
  request.on('end', () => {
    const { model, stream, messages } = JSON.parse(text) as { readonly model: string; readonly stream?: boolean; readonly messages: readonly { readonly content: string }[] };
    // the candidate is wrong once in ten cases
    const content = model.includes('5.5') && messages.at(-1)?.content.endsWith('7') === true ? 'normal' : 'urgent';
    const usage = { prompt_tokens: 30, completion_tokens: 2, total_tokens: 32 };
    const answer = (): void => {
      response.writeHead(200, { 'content-type': stream === true ? 'text/event-stream' : 'application/json' });
      response.end(stream === true
        ? `${line(model, { choices: [{ index: 0, delta: { role: 'assistant', content }, finish_reason: null }] })}${line(model, { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })}${line(model, { choices: [], usage })}data: [DONE]\n\n`
        : JSON.stringify({ id: 'c', object: 'chat.completion', created: 0, model, choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }], usage }));
    };
    if (latencyMs === 0) answer();
    else setTimeout(answer, latencyMs);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));

import process from 'node:process';

/** The least that a client can do: `argv[3]` requests to `argv[2]`, `argv[4]` at once, by Node's own fetch, each body read to its end. */
const [url = '', requests = 0, parallel = 0] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
let next = 0;
await Promise.all(Array.from({ length: parallel }, async () => {
  for (let index = next++; index < requests; index = next++) {
    const body = JSON.stringify({ model: 'bench', stream: true, messages: [{ role: 'user', content: `ticket ${index}` }] });
    const response = await fetch(`${url}/chat/completions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    if (!(await response.text()).endsWith('[DONE]\n\n')) throw new Error('Half an answer came.');
  }
}));

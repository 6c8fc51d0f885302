/**
 * `npm run bench:memory`: what a real VS Code holds after 50 comparisons in one panel: the heap of the extension host, and that of the window with the
 * panel's page in it, each after a garbage collection. The host is asked through Node's own inspector (on Linux, where a process is found by its
 * parents).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { startChatServer } from '../support/chatServer.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { setup } from '../e2e/support/installed.ts';
import { compareFromExplorer, waitForStatus } from '../e2e/support/comparePanel.ts';
import { launchEditor } from '../e2e/support/editor.ts';
import { panelFrame } from '../e2e/support/panelUser.ts';
import { load } from './figures.ts';

const runs = 50;
const every = 10;
/** Where a Node process listens once it is told to. */
const inspectorPort = 9229;
const line = 'The parcel left the depot on Monday and is expected within three working days.\n';
/** 20 kB in 50 pieces, a little different for each model. */
const chunks = (model: unknown): readonly string[] => Array.from({ length: 50 }, (_, index) => (index % 10 === 0 ? `${String(model)} ${index}\n` : line.repeat(5)));

await setup();
const server = await startChatServer({ kind: 'stream', chunks: (body) => chunks(body['model']), delayMs: 1 });
const editor = await launchEditor({ name: 'panel-memory', settings: { 'promptshift.openai.baseUrl': server.url } });
try {
  const { page } = editor;
  await compareFromExplorer(page, 'prompts/triage/1.2.0.md');
  await waitForStatus(page, 'complete');
  const host = await inspect(await waitUntil('the extension host', () => extensionHostOf(process.pid)));
  const window = await page.context().newCDPSession(page);
  await window.send('Performance.enable');
  const frame = await panelFrame(page);
  const told: string[] = [];
  for (let run = 1; run <= runs; run++) {
    if (run > 1) {
      const before = server.requests.length;
      await frame.locator('.answer').first().focus();
      await page.keyboard.press('Control+Enter');
      await waitUntil('both requests', () => server.requests.length === before + 2);
      await frame.locator('[data-control=run]:not([disabled])').waitFor();
    }
    if (run !== 1 && run % every !== 0) continue;
    await window.send('HeapProfiler.collectGarbage');
    const { metrics } = await window.send('Performance.getMetrics');
    const read = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
    told.push(`${run}: host ${megabytes(await host.heapUsed())}, window ${megabytes(read('JSHeapUsedSize'))}, ${await frame.locator('*').count()} elements in the page`);
  }
  host.close();
  console.log(`after runs of two answers of 20 kB: ${told.join('; ')}; load ${load()}`);
} finally {
  await editor.close();
  await server.close();
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** The extension host among the processes that this one has started. */
function extensionHostOf(ancestor: number): number | undefined {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number);
  return all.find((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=extensionHost') && isBelow(pid, ancestor);
    } catch {
      return false;
    }
  });
}

function isBelow(pid: number, ancestor: number): boolean {
  for (let at = pid; at > 1;) {
    if (at === ancestor) return true;
    at = Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${at}/status`, 'utf8'))?.[1] ?? 0);
  }
  return false;
}

type Inspected = { heapUsed(): Promise<number>; close(): void };

/** Turns a Node process's inspector on and talks to it. */
async function inspect(pid: number): Promise<Inspected> {
  process.kill(pid, 'SIGUSR1');
  const [target] = await waitUntil('the inspector of the extension host', async () => {
    const answer = await fetch(`http://127.0.0.1:${inspectorPort}/json/list`).catch(() => undefined);
    return answer?.ok === true && ((await answer.json()) as readonly { readonly webSocketDebuggerUrl: string }[]);
  });
  const socket = new WebSocket(target?.webSocketDebuggerUrl ?? '');
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', () => reject(new Error('The inspector does not answer.')), { once: true });
  });
  let last = 0;
  const send = (method: string, params: object = {}): Promise<unknown> => {
    const id = ++last;
    return new Promise((resolve) => {
      const listen = ({ data }: MessageEvent): void => {
        const message = JSON.parse(String(data)) as { readonly id?: number; readonly result?: unknown };
        if (message.id !== id) return;
        socket.removeEventListener('message', listen);
        resolve(message.result);
      };
      socket.addEventListener('message', listen);
      socket.send(JSON.stringify({ id, method, params }));
    });
  };
  return {
    async heapUsed() {
      await send('HeapProfiler.collectGarbage');
      const { usedSize } = (await send('Runtime.getHeapUsage')) as { readonly usedSize: number };
      return usedSize;
    },
    close: () => socket.close(),
  };
}

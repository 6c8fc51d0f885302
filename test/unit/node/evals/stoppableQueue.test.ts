import { describe, expect, it } from 'vitest';
import { createStoppableQueue, type PeerEvents, type StoppableQueue } from '../../../../src/node/evals/stoppableQueue.ts';

const idle = new AbortController().signal;

/** A queue whose peers do what a test says: `answer` gets the request and the peer's events. */
function queueOf(answer: (request: string, events: PeerEvents<string>) => void, options: { readonly limit?: number; readonly started?: (events: PeerEvents<string>) => void } = {}): { readonly queue: StoppableQueue<string, string>; readonly peers: { stopped: boolean; held: boolean }[] } {
  const peers: { stopped: boolean; held: boolean }[] = [];
  const queue = createStoppableQueue<string, string>({
    limit: options.limit ?? 20_000,
    failed: (request, reason) => `${request} failed: ${reason}`,
    start: (events) => {
      const peer = { stopped: false, held: true };
      peers.push(peer);
      queueMicrotask(() => (options.started ?? (({ ready }) => ready()))(events));
      return {
        send: (request) => answer(request, events),
        stop: () => { peer.stopped = true; },
        hold: (isHeld) => { peer.held = isHeld; },
      };
    },
  });
  return { queue, peers };
}

describe('createStoppableQueue', () => {
  it('answers one after another by one peer, which keeps nobody alive afterwards', async () => {
    let busy = 0;
    const { queue, peers } = queueOf((request, { answered }) => {
      expect(++busy).toBe(1);
      queueMicrotask(() => {
        busy--;
        answered(`${request}!`);
      });
    });
    expect(await Promise.all(['a', 'b', 'c'].map((each) => queue.ask(each, idle)))).toEqual(['a!', 'b!', 'c!']);
    expect(peers).toEqual([{ stopped: false, held: false }]);
    queue.close();
    expect(peers).toMatchObject([{ stopped: true }]);
  });
  it('gives up a peer that takes too long, and does not listen to it any more', async () => {
    const late: (() => void)[] = [];
    const { queue, peers } = queueOf((request, { answered, gone }) => {
      if (request !== 'slow') return answered(`${request}!`);
      late.push(() => answered('too late'), () => gone('ended'));
    }, { limit: 20 });
    expect(await Promise.all(['slow', 'b'].map((each) => queue.ask(each, idle)))).toEqual(['slow failed: it took over 0.02 s', 'b!']);
    for (const tell of late) tell();
    expect(await queue.ask('c', idle)).toBe('c!');
    expect(peers.map(({ stopped }) => stopped)).toEqual([true, false]);
  });
  it('blames a peer’s end on what it was doing only', async () => {
    const { queue } = queueOf((request, { answered, gone }) => (request === 'bad' ? gone('it broke down') : answered(`${request}!`)));
    expect(await Promise.all(['a', 'bad', 'c'].map((each) => queue.ask(each, idle)))).toEqual(['a!', 'bad failed: it broke down', 'c!']);
  });
  it('stops trying when peers never get ready', async () => {
    const { queue, peers } = queueOf(() => {}, { started: ({ gone }) => gone('no such program') });
    expect(await Promise.all(['a', 'b'].map((each) => queue.ask(each, idle)))).toEqual(['a failed: no such program', 'b failed: no such program']);
    expect(peers).toHaveLength(3);
  });
  it('leaves nothing on a signal that lives on', async () => {
    const { signal } = new AbortController();
    let listeners = 0;
    const counted = new Proxy(signal, { get: (target, name) => {
      if (name === 'addEventListener') listeners++;
      if (name === 'removeEventListener') listeners--;
      const value = Reflect.get(target, name, target) as unknown;
      return typeof value === 'function' ? value.bind(target) as unknown : value;
    } });
    const { queue } = queueOf((request, { answered }) => answered(request));
    for (let at = 0; at < 50; at++) await queue.ask('a', counted);
    expect(listeners).toBe(0);
  });
});

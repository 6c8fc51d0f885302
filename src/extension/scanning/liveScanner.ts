import type { Clock, Logger } from '../../core/host.ts';
import type { ScannedDocument } from '../../core/scan/types.ts';
import type { ScanStep } from './scanTrace.ts';

/** An open document as the scanner sees it: a name, a version that grows with each edit, and its text now, saved or not. */
export interface LiveDocument {
  readonly uri: string;
  readonly version: number;
  text(): string;
}

/** Where results go. */
export interface ResultSink<D extends LiveDocument, R = ScannedDocument> {
  show(document: D, result: R): void;
  clear(uri: string): void;
}

export type LiveScannerOptions<D extends LiveDocument, R = ScannedDocument> = {
  /** Undefined for a document that is not scanned, such as an excluded one. `isSettled`: typing has rested, and the result may take longer. */
  readonly scan: (document: D, signal: AbortSignal, isSettled: boolean) => Promise<R | undefined>;
  readonly sink: ResultSink<D, R>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** ms without an edit before a scan. */
  readonly delayMs: number;
  /** Where a quick result may differ from a thorough one: looked at again once typing has rested. */
  readonly settling?: Settling<R>;
  /** Told of each step, for measuring. */
  readonly trace?: (step: ScanStep, uri: string) => void;
};

export type Settling<R = unknown> = {
  /** ms without an edit after a result before the thorough look. */
  readonly afterMs: number;
  /** True where the result just made of a document is rough. */
  isRough(uri: string, result: R): boolean;
  /** Makes the next scan of a document begin from nothing. */
  forget(uri: string): void;
};

/** Keeps the results of open documents up to date while people type. */
export interface LiveScanner<D extends LiveDocument, R = ScannedDocument> {
  /** Scans at once, such as on opening. */
  opened(document: D): void;
  /** Scans when typing has paused. */
  changed(document: D): void;
  closed(uri: string): void;
  /** The result for exactly this version, when there is one. */
  resultOf(document: LiveDocument): R | undefined;
  dispose(): void;
}

type Entry<D, R> = { document: D; abort: AbortController; running: Promise<void>; result?: { readonly version: number; readonly scanned: R } };

/** One scan a document at a time: a newer request aborts the one before and waits for it to end. */
export function createLiveScanner<D extends LiveDocument, R = ScannedDocument>(options: LiveScannerOptions<D, R>): LiveScanner<D, R> {
  const { scan, sink, clock, logger, delayMs, settling, trace } = options;
  const entries = new Map<string, Entry<D, R>>();

  const request = (document: D, delay: number): void => {
    trace?.('changed', document.uri);
    const before = entries.get(document.uri);
    before?.abort.abort();
    const abort = new AbortController();
    const entry: Entry<D, R> = { document, abort, running: Promise.resolve(), ...(before?.result === undefined ? {} : { result: before.result }) };
    entry.running = runAfter(before?.running, entry, delay);
    entries.set(document.uri, entry);
  };

  const runAfter = async (previous: Promise<void> | undefined, entry: Entry<D, R>, delay: number): Promise<void> => {
    const { document, abort } = entry;
    try {
      await previous;
      trace?.('pausing', document.uri);
      if (delay > 0) await clock.sleep(delay, abort.signal);
      trace?.('resumed', document.uri);
      abort.signal.throwIfAborted();
      const shown = await scanOnce(entry, false);
      if (shown !== undefined && settling?.isRough(document.uri, shown) === true) {
        await clock.sleep(settling.afterMs, abort.signal);
        settling.forget(document.uri);
        await scanOnce(entry, true);
      }
    } catch (error) {
      // one document that cannot be scanned must not keep the others from it
      if (!abort.signal.aborted) logger.error(`Scan of ${document.uri} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  };

  /** What was shown; undefined where nothing was, because the document has changed meanwhile or is not scanned. */
  const scanOnce = async (entry: Entry<D, R>, isSettled: boolean): Promise<R | undefined> => {
    const { document, abort: { signal } } = entry;
    const { version } = document;
    const scanned = await scan(document, signal, isSettled);
    if (signal.aborted || document.version !== version) return undefined;
    if (scanned === undefined) {
      delete entry.result;
      sink.clear(document.uri);
      return undefined;
    }
    entry.result = { version, scanned };
    sink.show(document, scanned);
    trace?.('shown', document.uri);
    return scanned;
  };

  return {
    opened: (document) => request(document, 0),
    changed: (document) => request(document, delayMs),
    closed(uri) {
      entries.get(uri)?.abort.abort();
      entries.delete(uri);
      sink.clear(uri);
    },
    resultOf(document) {
      const result = entries.get(document.uri)?.result;
      return result?.version === document.version ? result.scanned : undefined;
    },
    dispose() {
      for (const { abort } of entries.values()) abort.abort();
      entries.clear();
    },
  };
}

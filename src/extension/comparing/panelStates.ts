import { createHash } from 'node:crypto';
import type { Clock, Logger } from '../../core/host.ts';
import { panelKey, type ComparePanelState } from '../../core/views/comparePanel.ts';
import { toPersisted } from '../../core/views/persistedPanel.ts';
import { readPanelState } from '../../core/views/panelGuards.ts';

/** A folder of small files that outlives the window; `vscode` gives one, tests make one. */
export interface StateFolder {
  read(name: string): Promise<Uint8Array>;
  write(name: string, bytes: Uint8Array): Promise<void>;
  remove(name: string): Promise<void>;
}

/**
 * Panels on disk. The editor keeps what a page persists, but writes it seconds later: an answer that was paid for
 * must not hang on that.
 */
export interface PanelStates {
  /** `key` as `panelKey` gives it. */
  load(key: string): Promise<ComparePanelState | undefined>;
  /** Writes soon, the last state only; `now` does not wait. One write a panel at a time. */
  save(state: ComparePanelState, now: boolean): void;
  forget(key: string): void;
}

export type PanelStatesOptions = { readonly folder: StateFolder; readonly clock: Clock; readonly logger: Logger; readonly everyMs: number };

type Pending = { state: ComparePanelState | undefined; hurry: AbortController };

export function createPanelStates({ folder, clock, logger, everyMs }: PanelStatesOptions): PanelStates {
  const pending = new Map<string, Pending>();
  const nameOf = (key: string): string => `compare-${createHash('sha256').update(key).digest('hex').slice(0, 24)}.json`;

  const writeAll = async (key: string, entry: Pending): Promise<void> => {
    try {
      while (entry.state !== undefined) {
        await clock.sleep(everyMs, entry.hurry.signal).catch(() => undefined);
        entry.hurry = new AbortController();
        const { state } = entry;
        if (state === undefined) break;
        entry.state = undefined;
        await folder.write(nameOf(key), new TextEncoder().encode(JSON.stringify(toPersisted(state))));
      }
    } catch (error) {
      logger.warn(`The comparison of ${key} could not be saved: ${String(error)}`);
    } finally {
      pending.delete(key);
    }
  };

  return {
    async load(key) {
      try {
        const state = readPanelState(JSON.parse(new TextDecoder().decode(await folder.read(nameOf(key)))));
        return state !== undefined && panelKey(state) === key ? state : undefined;
      } catch {
        return undefined;
      }
    },
    save(state, now) {
      const key = panelKey(state);
      const known = pending.get(key);
      const entry = known ?? { state, hurry: new AbortController() };
      entry.state = state;
      if (now) entry.hurry.abort();
      if (known !== undefined) return;
      pending.set(key, entry);
      void writeAll(key, entry);
    },
    forget(key) {
      const entry = pending.get(key);
      if (entry !== undefined) entry.state = undefined;
      void folder.remove(nameOf(key)).catch(() => undefined);
    },
  };
}

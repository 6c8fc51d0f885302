/** Where a journal is kept: lines that are only ever added. Implemented by the host. */
export interface JournalFile {
  /**
   * Adds lines (without line ends) after all that were given before, and resolves once they would survive a crash of the machine.
   * Appends in flight share one trip to the disk. After one has failed, every later one rejects with the same error.
   */
  append(lines: readonly string[]): Promise<void>;
  /** The lines, in order; the last one may be torn. None when there is no file yet. */
  read(signal: AbortSignal): AsyncIterable<string>;
  /** Waits for what is under way and lets go of the file. Rejects when something could not be written. */
  close(): Promise<void>;
}

/** A journal that lives as long as the object: for places without a disk, and for tests. */
export function createMemoryJournalFile(lines: string[] = []): JournalFile {
  return {
    append: async (more) => void lines.push(...more),
    async *read(signal) {
      for (const line of lines) {
        signal.throwIfAborted();
        yield line;
      }
    },
    close: async () => {},
  };
}

/** One *Scan workspace*: wall time; MB of the extension host's resident set; ms from keystroke to diagnostics while it ran; ms for which the host's thread did not answer. */
export type Scan = { readonly seconds: number; readonly peak: number; readonly after: number; readonly typed: readonly number[]; readonly blockedP95: number; readonly blockedMax: number };

/** `idle`: keystrokes before the first scan; `before`: MB then. */
export type InventoryRun = { readonly idle: readonly number[]; readonly before: number; readonly first: Scan; readonly second: Scan };

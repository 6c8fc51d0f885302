/** The part of `vscode.Memento` that is used. */
export interface Memory {
  get<T>(key: string): T | undefined;
  update(key: string, value: unknown): Thenable<void>;
}

/**
 * Asks before prompts go to an endpoint that the workspace brought along, once an origin and workspace.
 * An endpoint that the person set for themselves needs no question.
 */
export interface EndpointConsent {
  /** True when prompts may be sent to the origin. `ask` is called only when nobody was asked yet. */
  allows(origin: string, source: 'default' | 'user' | 'workspace', ask: () => Promise<boolean>): Promise<boolean>;
}

const memoryKey = 'promptshift.allowedOrigins';

export function createEndpointConsent(memory: Memory): EndpointConsent {
  return {
    async allows(origin, source, ask) {
      if (source !== 'workspace') return true;
      const allowed = memory.get<readonly string[]>(memoryKey) ?? [];
      if (allowed.includes(origin)) return true;
      if (!(await ask())) return false;
      await memory.update(memoryKey, [...allowed, origin]);
      return true;
    },
  };
}

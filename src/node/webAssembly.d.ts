/** The part of WebAssembly's own interface that `startParser.ts` uses; it comes with the DOM's types alone. */
declare namespace WebAssembly {
  type Imports = Readonly<Record<string, Record<string, unknown>>>;
  interface Module { readonly [kind: symbol]: 'module' }
  interface Instance { readonly exports: Readonly<Record<string, unknown>> }
  class Global { value: number }
  class Memory {
    constructor(pages: { readonly initial: number; readonly maximum: number });
    readonly buffer: ArrayBuffer;
  }
  function instantiate(bytes: Uint8Array, imports: Imports): Promise<{ readonly instance: Instance; readonly module: Module }>;
}

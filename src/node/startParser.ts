import { createRequire } from 'node:module';
import type { ParserInstance } from '../core/index.ts';

type ParserModule = typeof import('web-tree-sitter');
/** What grammars are bound to, by name. */
type Symbols = Record<string, unknown>;
type Started = { readonly exports: Readonly<Record<string, unknown>>; readonly symbols: Symbols };

/** Both in 64 KB pages: what the parser's memory starts with (its own default), and what it may grow to: a 1 MB text of one huge line needs less. */
const memoryPages = { initial: 512, maximum: 4096 };
/** The parser comes with 64 KB of stack, which 2,000 levels of nesting leave; below it lies its data. V8's own stack ends long before this one. */
const stackBytes = 8 << 20;

/**
 * `web-tree-sitter` from a file, with memory and stack of its own each time. Its CommonJS build, because a module can be loaded
 * again only where loaded modules can be forgotten; once nobody holds the instance, its memory is freed.
 */
export async function startParser(file: string, wasmBinary: Uint8Array): Promise<ParserInstance> {
  const load = createRequire(file);
  const { Parser, Language } = load(file) as ParserModule;
  // The next `load` shares nothing with this one.
  Reflect.deleteProperty(load.cache, file);
  const memory = new WebAssembly.Memory(memoryPages);
  const { exports, symbols } = await new Promise<Started>((resolve, reject) => {
    let started: Started = { exports: {}, symbols: {} };
    const instantiateWasm = (imports: WebAssembly.Imports, received: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void): object => {
      WebAssembly.instantiate(wasmBinary, imports).then(({ instance, module }) => {
        started = { exports: instance.exports, symbols: imports['env'] ?? {} };
        received(instance, module);
      }).catch(reject);
      return {};
    };
    Parser.init({ wasmMemory: memory, instantiateWasm } as object).then(() => resolve(started), reject);
  });
  giveStack(exports, symbols);
  roundUp(exports, symbols);
  stopOnFailedAssertion(symbols);
  return { Parser, Language, bytes: () => memory.buffer.byteLength };
}

/** Moves the stack, which grows downwards, to a block of the heap. */
function giveStack({ malloc }: Started['exports'], symbols: Symbols): void {
  const pointer = symbols['__stack_pointer'];
  if (!(pointer instanceof WebAssembly.Global) || typeof malloc !== 'function') throw new Error('This build of web-tree-sitter keeps its stack elsewhere.');
  const block = malloc(stackBytes) as number;
  if (block === 0) throw new Error('There is no memory for the stack of the parser.');
  pointer.value = block + stackBytes;
}

/**
 * The scanner of the Swift grammar asks for zero structures of four bytes where it means one. What it then uses is whatever was in that memory:
 * how it reads a raw string, and for how long, would depend on the files before. Grammars are bound to what stands here when they are loaded.
 */
function roundUp({ calloc }: Started['exports'], symbols: Symbols): void {
  if (typeof calloc !== 'function') throw new Error('This build of web-tree-sitter has no calloc.');
  symbols['calloc'] = (count: number, size: number): unknown => calloc(Math.max(1, count), size);
}

/** Some grammars check themselves, and call what the parser does not have when a check fails: their memory is in no state to go on from. */
function stopOnFailedAssertion(symbols: Symbols): void {
  symbols['__assert_fail'] = (): never => {
    throw Object.assign(new Error('A grammar failed a check of its own'), { name: 'RuntimeError' });
  };
}

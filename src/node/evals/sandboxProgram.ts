/** What the process for code of suites is sent, a line of JSON each. */
export type SandboxRequest = { readonly code: string; readonly output: string; readonly context: unknown };

/**
 * The whole program of that process, handed to it as strict text: it uses nothing outside of itself. Each request runs in a fresh
 * realm that has the language and nothing else; no object of this realm gets there, only texts do. `limit` is in ms.
 */
export function sandboxProgram(limit: number): void {
  const self = process;
  const vm = self.getBuiltinModule('node:vm');
  const { builtinModules } = self.getBuiltinModule('node:module');
  // `node --eval` gives every built-in module as a global, this process too.
  for (const name of [...builtinModules, 'require', 'module', 'exports', 'fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest', 'navigator']) Reflect.deleteProperty(globalThis, name);
  for (const name of ['getBuiltinModule', 'binding', '_linkedBinding', 'dlopen', 'kill', 'mainModule']) Reflect.deleteProperty(self, name);

  // Buffers lie outside of the heap, whose size is limited.
  const prelude = `for (const name of ['ArrayBuffer', 'SharedArrayBuffer', 'DataView', 'Atomics', 'WebAssembly', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array',
    'Uint16Array', 'Int32Array', 'Uint32Array', 'Float16Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array', 'FinalizationRegistry', 'WeakRef', 'console']) delete globalThis[name];`;
  const call = `{ const { output, context } = JSON.parse(given); const said = (error) => { try { return String(error instanceof Error ? error.name + ': ' + error.message : error).slice(0, 500); } catch { return 'an error'; } };
    Promise.resolve(undefined).then(() => check(output, context)).then((value) => { result = JSON.stringify({ value }) ?? '{}'; }).catch((error) => { result = JSON.stringify({ error: 'The code failed: ' + said(error) }); }); }`;

  const compile = (code: string): import('node:vm').Script => {
    const script = (body: string): import('node:vm').Script => new vm.Script(`const check = async (output, context) => ${body};`, { filename: 'assertion.js' });
    try {
      return script(`(\n${code}\n)`);
    } catch {
      return script(`{\n${code}\n}`);
    }
  };

  const run = ({ code, output, context }: SandboxRequest): string => {
    const scope = vm.createContext(Object.assign(Object.create(null) as Record<string, unknown>, { given: JSON.stringify({ output, context }), result: undefined }), {
      codeGeneration: { strings: false, wasm: false }, microtaskMode: 'afterEvaluate',
    });
    vm.runInContext(prelude, scope);
    compile(code).runInContext(scope, { timeout: limit });
    vm.runInContext(call, scope, { timeout: limit });
    const result: unknown = scope['result'];
    if (typeof result !== 'string') return JSON.stringify({ error: 'The code waits for something that never comes.' });
    return result.length > 100_000 ? JSON.stringify({ error: 'What the code gave is too long.' }) : result;
  };

  const answer = (line: string): string => {
    try {
      return run(JSON.parse(line) as SandboxRequest);
    } catch (error) {
      const isSlow = typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
      return JSON.stringify({ error: isSlow ? `The code took over ${limit / 1000} s and was stopped.` : `The code cannot be run: ${error instanceof Error ? error.message : 'it failed'}` });
    }
  };

  let kept: string[] = [];
  const { stdin, stdout } = self;
  stdin.setEncoding('utf8');
  stdin.on('data', (chunk: string) => {
    const lines = chunk.split('\n');
    while (lines.length > 1) {
      const line = [...kept, lines.shift() ?? ''].join('');
      kept = [];
      stdout.write(`${answer(line)}\n`);
    }
    kept.push(lines[0] ?? '');
  });
  stdout.write('ready\n');
}

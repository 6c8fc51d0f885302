import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { GrammarSource } from '../core/index.ts';
import { grammarFile } from './grammarFiles.ts';
import { startParser } from './startParser.ts';
import { workTime } from './workTime.ts';

/**
 * Parser and grammars from beside the bundle (`dist/wasm`), or from `node_modules` when run from source.
 * Nothing is read before it is asked for.
 */
export function createGrammarSource(): GrammarSource {
  const resolve = import.meta.url.endsWith('.ts') ? fromPackages() : fromBundle;
  return {
    async parser() {
      const wasm = resolve('web-tree-sitter/web-tree-sitter.wasm');
      return startParser(wasm.replace(/\.wasm$/, '.cjs'), await readFile(wasm));
    },
    grammar: (name) => readFile(resolve(grammarFile(name))),
    workTime,
  };
}

function fromPackages(): (specifier: string) => string {
  return createRequire(import.meta.url).resolve;
}

/** The build puts every chunk directly into `dist`, so this holds wherever the function lands. */
function fromBundle(specifier: string): string {
  return fileURLToPath(new URL(`./wasm/${specifier.slice(specifier.lastIndexOf('/') + 1)}`, import.meta.url));
}

import { Language, Parser, type Tree } from 'web-tree-sitter';
import type { GrammarSource, Logger } from '../../host.ts';
import type { TreeStore } from './treeStore.ts';

/** Parsers by grammar, loaded on first use and kept for the life of the scanner. */
export interface SyntaxRuntime {
  /**
   * Runs `use` on a parsed text and frees the tree. Undefined when parsing took longer than `limit` ms, or would need a deeper stack than the parser has.
   * Rejects with the signal's reason when aborted, or when a grammar cannot be loaded. Under a `name`, where the runtime has a store,
   * the tree is kept there, and the next text of that name parsed on from it.
   */
  withTree<T>(grammar: string, text: string, use: (tree: Tree) => T, signal: AbortSignal, name?: string): Promise<T | undefined>;
}

/** How many checks of the parser pass between two looks at the clock. */
const checksPerLook = 64;

/**
 * Between 1,000 and 3,000 nested braces the parser's recursion leaves its stack, which is inside its memory: what it overwrites
 * there breaks every later parse in this process.
 */
const deepestNesting = 1000;

/** True when brackets of any kind are nested too deeply; those in strings count as well. Linear in the text. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 40 || code === 91 || code === 123) {
      if (++depth > deepestNesting) return true;
    } else if ((code === 41 || code === 93 || code === 125) && depth > 0) depth--;
  }
  return false;
}

export function createSyntaxRuntime(grammars: GrammarSource, logger: Logger, limit: number, store?: TreeStore): SyntaxRuntime {
  const parsers = new Map<string, Promise<Parser>>();
  let started: Promise<void> | undefined;

  async function load(grammar: string): Promise<Parser> {
    started ??= grammars.runtime().then((wasmBinary) => Parser.init({ wasmBinary }));
    await started;
    const language = await Language.load(await grammars.grammar(grammar));
    logger.debug(`Grammar ${grammar} loaded`);
    return new Parser().setLanguage(language);
  }

  function parserOf(grammar: string): Promise<Parser> {
    const known = parsers.get(grammar);
    if (known !== undefined) return known;
    const loading = load(grammar);
    parsers.set(grammar, loading);
    // A grammar that failed once may be readable the next time.
    loading.catch(() => {
      parsers.delete(grammar);
      started = undefined;
    });
    return loading;
  }

  function parse(parser: Parser, text: string, before: Tree | undefined, signal: AbortSignal): Tree | undefined {
    const began = Date.now();
    let checks = 0;
    const tree = parser.parse(text, before ?? null, {
      progressCallback: () => signal.aborted || (++checks % checksPerLook === 0 && Date.now() - began > limit),
    });
    if (tree !== null) return tree;
    // Otherwise the next parse would go on where this one stopped.
    parser.reset();
    signal.throwIfAborted();
    return undefined;
  }

  return {
    async withTree(grammar, text, use, signal, name) {
      if (isTooDeep(text)) return undefined;
      const parser = await parserOf(grammar);
      signal.throwIfAborted();
      const keeper = name === undefined ? undefined : store;
      const tree = parse(parser, text, keeper?.edited(name ?? '', parser, text), signal);
      if (tree === undefined) return undefined;
      keeper?.keep(name ?? '', parser, text, tree);
      try {
        return use(tree);
      } finally {
        tree.delete();
      }
    },
  };
}

import { Language, Parser, type Tree } from 'web-tree-sitter';
import type { GrammarSource, Logger } from '../../host.ts';

/** Parsers by grammar, loaded on first use and kept for the life of the scanner. */
export interface SyntaxRuntime {
  /**
   * Runs `use` on a parsed text and frees the tree. Undefined when parsing took longer than `limit` ms, or would need a deeper stack than the parser has.
   * Rejects with the signal's reason when aborted, or when a grammar cannot be loaded.
   */
  withTree<T>(grammar: string, text: string, use: (tree: Tree) => T, signal: AbortSignal): Promise<T | undefined>;
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

export function createSyntaxRuntime(grammars: GrammarSource, logger: Logger, limit: number): SyntaxRuntime {
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

  return {
    async withTree(grammar, text, use, signal) {
      if (isTooDeep(text)) return undefined;
      const parser = await parserOf(grammar);
      signal.throwIfAborted();
      const began = Date.now();
      let checks = 0;
      const tree = parser.parse(text, null, {
        progressCallback: () => signal.aborted || (++checks % checksPerLook === 0 && Date.now() - began > limit),
      });
      if (tree === null) {
        // Otherwise the next parse would go on where this one stopped.
        parser.reset();
        signal.throwIfAborted();
        return undefined;
      }
      try {
        return use(tree);
      } finally {
        tree.delete();
      }
    },
  };
}

import type { Analyzer } from '../analyzer.ts';
import type { SyntaxLanguage } from '../syntax/language.ts';
import { scanSyntax } from '../syntax/scanSyntax.ts';

/**
 * ms for parse and walk together, and for the walk at least: in a broken file of one huge line each step from a place
 * to its literal passes thousands of siblings.
 */
const wholeLimit = 900;
const leastWalk = 250;

/** An analyzer for a language with a tree-sitter grammar. */
export function treeSitter(language: SyntaxLanguage): Analyzer {
  return async (document, seeds, tools, signal) => {
    const began = Date.now();
    const analysis = await tools.runtime.withTree(language.grammar, document.text, (tree) => {
      const until = Math.max(began + wholeLimit, Date.now() + leastWalk);
      let left = false;
      const expired = (): boolean => (left ||= Date.now() > until);
      const references = scanSyntax(tree, document.text, language, seeds, document.path, tools.isAlias, expired);
      return left ? { references, problem: 'Finding the strings took too long; only the beginning of the file was scanned.' } : { references };
    }, signal, document.name);
    return analysis ?? { references: [], problem: 'Parsing takes too long, or the code is nested too deeply; the file was not scanned.' };
  };
}

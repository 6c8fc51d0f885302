import { unfinished, type Analyzer } from '../analyzer.ts';
import type { SyntaxLanguage } from '../syntax/language.ts';
import { scanSyntax } from '../syntax/scanSyntax.ts';

/**
 * Time for parse and walk together, and for the walk at least, as parts of what a parse may take: in a broken file of one huge line each
 * step from a place to its literal passes thousands of siblings.
 */
const wholeShare = 1;
const walkShare = 1 / 7;

/**
 * An analyzer for a language with a tree-sitter grammar. `readable` puts syntax that the grammar does not know into one it does;
 * every character keeps its place, ids stay as they are.
 */
export function treeSitter(language: SyntaxLanguage, readable: (text: string) => string = (text) => text): Analyzer {
  return async (written, seeds, tools, signal) => {
    const document = { ...written, text: readable(written.text) };
    const { workTime } = tools.runtime;
    const began = workTime();
    const analysis = await tools.runtime.withTree(language.grammar, document.text, (tree) => {
      const until = Math.max(began + tools.parseLimit * wholeShare, workTime() + tools.parseLimit * walkShare);
      let left = false;
      const expired = (): boolean => (left ||= workTime() > until);
      const references = scanSyntax(tree, document.text, language, seeds, document.path, tools.isAlias, expired);
      return left ? { references, problem: unfinished } : { references };
    }, signal, document.name);
    return analysis ?? { references: [], problem: 'Parsing takes too long or too much memory, or the code is nested too deeply; the file was not scanned.' };
  };
}

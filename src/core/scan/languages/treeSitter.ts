import type { Analyzer } from '../analyzer.ts';
import type { SyntaxLanguage } from '../syntax/language.ts';
import { scanSyntax } from '../syntax/scanSyntax.ts';

/** An analyzer for a language with a tree-sitter grammar. */
export function treeSitter(language: SyntaxLanguage): Analyzer {
  return async (document, seeds, tools, signal) => {
    const references = await tools.runtime.withTree(
      language.grammar, document.text,
      (tree) => scanSyntax(tree, document.text, language, seeds, document.path, tools.isAlias), signal,
    );
    return references === undefined ? { references: [], problem: 'Parsing took too long; the file was not scanned.' } : { references };
  };
}

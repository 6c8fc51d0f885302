import type { Node } from 'web-tree-sitter';
import { createGrammarSource } from '../../src/node/grammarSource.ts';

/** The tree of a text by one of the shipped grammars, and the lines where it does not fit. */
export async function parseWith(grammar: string, text: string): Promise<{ readonly root: Node; readonly errors: readonly string[] }> {
  const grammars = createGrammarSource();
  const { Language, Parser } = await grammars.parser();
  const tree = new Parser().setLanguage(await Language.load(await grammars.grammar(grammar))).parse(text);
  if (tree === null) throw new Error('The parser gave up');
  const lines = text.split('\n');
  const broken = tree.rootNode.hasError ? tree.rootNode.descendantsOfType(['ERROR']).map((node) => lines[node.startPosition.row] ?? '') : [];
  return { root: tree.rootNode, errors: tree.rootNode.hasError && broken.length === 0 ? ['something is missing'] : broken };
}

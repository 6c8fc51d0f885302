import type { GrammarSource } from '../../core/host.ts';
import { loadOnFirstUse } from '../core.ts';

/** Parsers and grammars of the extension, loaded once and on first use. */
export function createGrammarLoader(): () => Promise<GrammarSource> {
  let loaded: Promise<GrammarSource> | undefined;
  return () => (loaded ??= loadOnFirstUse().then(({ createGrammarSource }) => createGrammarSource()));
}

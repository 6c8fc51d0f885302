import type { Parser, Tree } from 'web-tree-sitter';
import type { GrammarSource, Logger, ParserInstance } from '../../host.ts';
import type { TreeStore } from './treeStore.ts';

/** Parsers by grammar, loaded on first use and kept for the life of the scanner. */
export interface SyntaxRuntime {
  /**
   * Runs `use` on a parsed text and frees the tree. Undefined when parsing took longer than `limit` ms of work, the code is nested too deeply, or the parser
   * broke down on it: then a new parser takes its place.
   * Rejects with the signal's reason when aborted, or when a grammar cannot be loaded. Under a `name`, where the runtime has a store,
   * the tree is kept there, and the next text of that name parsed on from it.
   */
  withTree<T>(grammar: string, text: string, use: (tree: Tree) => T, signal: AbortSignal, name?: string): Promise<T | undefined>;
  /** ms of work, arbitrary zero: what every limit of time counts by. */
  readonly workTime: () => number;
}

/** How many checks of the parser pass between two looks at the clock. */
const checksPerLook = 64;

/** A parser's first text also has its WebAssembly compiled: it may take this many times the limit. */
const coldShare = 1.5;

/** Nobody writes this. A parser breaks down somewhere beyond, and what reads its trees has a stack as well. */
const deepestNesting = 1000;

/** A parser never gives memory back: one that took this many bytes for a text makes place for a new one. */
const mostBytes = 128e6;

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

type Started = { readonly instance: Promise<ParserInstance>; readonly parsers: Map<string, Promise<Parser>> };

export function createSyntaxRuntime(grammars: GrammarSource, logger: Logger, limit: number, store?: TreeStore): SyntaxRuntime {
  const workTime = grammars.workTime ?? Date.now;
  const warm = new WeakSet<Parser>();
  let started: Started | undefined;
  // One text is often asked for several times in a row.
  let measured: { readonly text: string; readonly tooDeep: boolean } | undefined;

  async function load({ instance }: Started, grammar: string): Promise<Parser> {
    const { Parser, Language } = await instance;
    const language = await Language.load(await grammars.grammar(grammar));
    logger.debug(`Grammar ${grammar} loaded`);
    return new Parser().setLanguage(language);
  }

  function parserOf(of: Started, grammar: string): Promise<Parser> {
    const known = of.parsers.get(grammar);
    if (known !== undefined) return known;
    const loading = load(of, grammar);
    of.parsers.set(grammar, loading);
    // What failed once may be readable the next time.
    loading.catch(() => {
      of.parsers.delete(grammar);
      of.instance.catch(() => leave(of));
    });
    return loading;
  }

  /** The next text gets a new parser. Nothing of the old one is freed by hand: that would run it once more. */
  function leave(old: Started): void {
    if (started !== old) return;
    started = undefined;
    store?.abandon();
  }

  function parse(parser: Parser, text: string, before: Tree | undefined, signal: AbortSignal): Tree | undefined {
    const until = workTime() + (warm.has(parser) ? limit : limit * coldShare);
    warm.add(parser);
    let checks = 0;
    let over = false;
    let reading = true;
    const isOver = (): boolean => (over ||= signal.aborted || workTime() > until);
    // The parser asks to go on once in a hundred steps, but one step can pass the whole text; that a text has ended it believes at once.
    const tree = parser.parse((index) => (reading && isOver() ? '' : text.slice(index)), before ?? null, { progressCallback: () => ++checks % checksPerLook === 0 && isOver() });
    // A tree reads the text of its nodes the same way.
    reading = false;
    if (tree !== null && !over) return tree;
    tree?.delete();
    // Otherwise the next parse would go on where this one stopped.
    parser.reset();
    signal.throwIfAborted();
    return undefined;
  }

  async function withTree<T>(grammar: string, text: string, use: (tree: Tree) => T, signal: AbortSignal, name?: string): Promise<T | undefined> {
    if (measured?.text !== text) measured = { text, tooDeep: isTooDeep(text) };
    if (measured.tooDeep) return undefined;
    const now = started ??= { instance: grammars.parser(), parsers: new Map() };
    const parser = await parserOf(now, grammar);
    const { bytes } = await now.instance;
    signal.throwIfAborted();
    const keeper = name === undefined || now !== started ? undefined : store;
    let before: Tree | undefined;
    let tree: Tree | undefined;
    let broken = false;
    try {
      const kept = keeper?.edited(name ?? '', parser, text);
      before = kept?.tree;
      if (kept?.isWhole === true) return use(kept.tree);
      tree = parse(parser, text, before, signal);
      if (tree === undefined) return undefined;
      keeper?.keep(name ?? '', parser, text, tree);
      return use(tree);
    } catch (error) {
      if (!isBreakdown(error)) throw error;
      broken = true;
      logger.warn(`The ${grammar} parser broke down on a text of ${text.length} characters and was replaced: ${error.message}`);
    } finally {
      if (!broken) tree?.delete();
      if (broken || bytes() > mostBytes) leave(now);
    }
    // What it parsed on from may be to blame; the new parser starts from the beginning.
    return before === undefined ? undefined : withTree(grammar, text, use, signal, name);
  }

  return { withTree, workTime };
}

/**
 * WebAssembly stopped in the middle of something: at a trap, at the parser's own `abort`, at a check of a grammar's own, or at the end of the stack (a RangeError). What it was
 * changing may be left in halves, so nothing of that instance can be relied on any more.
 */
function isBreakdown(error: unknown): error is Error {
  return error instanceof RangeError || (error instanceof Error && error.name === 'RuntimeError');
}

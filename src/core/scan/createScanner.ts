import type { GrammarSource, Logger } from '../host.ts';
import { createAliasTest } from './aliasUse.ts';
import type { Analysis, AnalysisTools } from './analyzer.ts';
import { findingsOf } from './findings.ts';
import { analyzers } from './languages/all.ts';
import { findSeeds } from './seeds.ts';
import { createSuppressions } from './suppressions.ts';
import { createSyntaxRuntime } from './syntax/runtime.ts';
import type { ScannedDocument, ScannedReference, Scanner, ScanOptions, SourceDocument } from './types.ts';

const defaultParseLimit = 1000;
const silent: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** Makes a scanner. Nothing is loaded before the first document that may hold a model id. */
export function createScanner(grammars: GrammarSource, options: ScanOptions): Scanner {
  const isAlias = createAliasTest(options.accessors ?? []);
  const runtime = createSyntaxRuntime(grammars, options.logger ?? silent, options.parseLimit ?? defaultParseLimit);
  const tools: AnalysisTools = { runtime, isAlias, analyse };

  async function analyse(document: SourceDocument, signal: AbortSignal): Promise<Analysis> {
    signal.throwIfAborted();
    const seeds = findSeeds(document.text, isAlias !== undefined);
    return seeds.length === 0 ? { references: [] } : analyzers[document.language](document, seeds, tools, signal);
  }

  return {
    async scan(document, signal): Promise<ScannedDocument> {
      const { references, problem } = await analyse(document, signal);
      const { path, language, text } = document;
      const suppressed = createSuppressions(text);
      const today = options.today();
      const judged = references.map((reference): ScannedReference => ({
        ...reference,
        findings: findingsOf(reference, { path, today, rules: options.rules ?? {}, catalog: options.catalog ?? [] })
          .filter(({ rule, range }) => !suppressed(rule, range.start)),
      }));
      return { path, language, references: inOrder(judged), ...(problem === undefined ? {} : { problem }) };
    },
  };
}

/** By place, each place once. */
function inOrder(references: readonly ScannedReference[]): readonly ScannedReference[] {
  const sorted = references.toSorted((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
  return sorted.filter((reference, at) => at === 0 || reference.range.start >= (sorted[at - 1]?.range.end ?? 0));
}

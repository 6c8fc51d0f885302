import { aliasFindings } from '../aliases/findings/aliasFindings.ts';
import { isModelsConfig, withDefinitions } from '../aliases/findings/definitions.ts';
import type { GrammarSource, Logger } from '../host.ts';
import { createAliasTest } from './aliasUse.ts';
import type { Analysis, AnalysisTools } from './analyzer.ts';
import { findingsOf } from './findings.ts';
import { analyzers } from './languages/all.ts';
import { findSeeds } from './seeds.ts';
import { createSuppressions } from './suppressions.ts';
import { createSyntaxRuntime } from './syntax/runtime.ts';
import type { LanguageId, ScannedDocument, ScannedReference, Scanner, ScanOptions, SourceDocument } from './types.ts';

const defaultParseLimit = 700;
/** Languages in which whatever may be an id stands in quotes or in a comment. */
const quotedLanguages: ReadonlySet<LanguageId> = new Set<LanguageId>(['typescript', 'tsx', 'javascript', 'python', 'go', 'java']);
const silent: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** Makes a scanner. Nothing is loaded before the first document that may hold a model id. */
export function createScanner(grammars: GrammarSource, options: ScanOptions): Scanner {
  const isAlias = createAliasTest(options.accessors ?? []);
  const runtime = createSyntaxRuntime(grammars, options.logger ?? silent, options.parseLimit ?? defaultParseLimit, options.trees);
  const tools: AnalysisTools = { runtime, isAlias, analyse };

  async function analyse(document: SourceDocument, signal: AbortSignal): Promise<Analysis> {
    signal.throwIfAborted();
    const seeds = findSeeds(document.text, isAlias !== undefined, quotedLanguages.has(document.language));
    const analysis = seeds.length === 0 ? { references: [] } : await analyzers[document.language](document, seeds, tools, signal);
    return isModelsConfig(document.path) ? { ...analysis, references: await withDefinitions(document.text, analysis.references) } : analysis;
  }

  function judge({ path, language, text, ...known }: SourceDocument, { references, problem }: Analysis): ScannedDocument {
    const reasonFor = createSuppressions(text);
    const by = { path, today: options.today(), rules: options.rules ?? {}, catalog: options.catalog ?? [] };
    const ofAliases = aliasFindings(references, known, by);
    const judged = references.map((reference): ScannedReference => {
      const found = [...findingsOf(reference, by), ...ofAliases.get(reference) ?? []];
      const suppressed = found.flatMap((finding) => {
        const reason = reasonFor(finding.rule, finding.range.start);
        return reason === undefined ? [] : [{ ...finding, by: 'comment' as const, reason }];
      });
      return suppressed.length === 0
        ? { ...reference, findings: found }
        : { ...reference, findings: found.filter(({ rule }) => !suppressed.some((other) => other.rule === rule)), suppressed };
    });
    return { path, language, references: inOrder(judged), ...(problem === undefined ? {} : { problem }) };
  }

  return { analyse, judge, scan: async (document, signal) => judge(document, await analyse(document, signal)) };
}

/** By place, each place once. */
function inOrder(references: readonly ScannedReference[]): readonly ScannedReference[] {
  const sorted = references.toSorted((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
  return sorted.filter((reference, at) => at === 0 || reference.range.start >= (sorted[at - 1]?.range.end ?? 0));
}

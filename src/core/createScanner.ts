import { aliasFindings } from './aliases/findings/aliasFindings.ts';
import { withDefinitions } from './aliases/findings/definitions.ts';
import { markShapes } from './aliases/shapes/markShapes.ts';
import { isModelsConfig } from './aliases/types.ts';
import type { GrammarSource, Logger } from './host.ts';
import { hasTarget } from './parameters/targets.ts';
import type { ParameterTarget } from './scan/target.ts';
import { createAliasTest } from './scan/aliasUse.ts';
import type { Analysis, AnalysisTools } from './scan/analyzer.ts';
import { mayHoldFacts } from './scan/facts/mayHoldFacts.ts';
import { findingsOf } from './scan/findings.ts';
import { analyzers } from './scan/languages/all.ts';
import type { TextRange } from './text/range.ts';
import type { Search } from './scan/live/wordStore.ts';
import { findSeeds } from './scan/seeds.ts';
import { createSuppressions } from './scan/suppressions.ts';
import { createSyntaxRuntime } from './scan/syntax/runtime.ts';
import type { Finding, LanguageId, ScannedDocument, ScannedReference, Scanner, ScanOptions, SourceDocument } from './scan/types.ts';
import { isWorthParsing } from './scan/worthParsing.ts';

const defaultParseLimit = 600;
/** Languages in which whatever may be an id stands in quotes or in a comment. */
const quotedLanguages: ReadonlySet<LanguageId> = new Set<LanguageId>(['typescript', 'tsx', 'javascript', 'python', 'go', 'java']);
/** Data, in which no accessor is called and no code lies that calls one: each string of it as a possible name would make it many times slower to read. */
const dataLanguages: ReadonlySet<LanguageId> = new Set<LanguageId>(['json', 'dotenv', 'toml', 'ini']);
const silent: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** Makes a scanner. Nothing is loaded before the first document that may hold a model id. */
export function createScanner(grammars: GrammarSource, options: ScanOptions): Scanner {
  const isAlias = createAliasTest(options.accessors ?? []);
  const parseLimit = options.parseLimit ?? defaultParseLimit;
  const runtime = options.syntax ?? createSyntaxRuntime(grammars, options.logger ?? silent, parseLimit, options.trees);
  const tools: AnalysisTools = { runtime, parseLimit, isAlias, analyse };

  async function analyse(document: SourceDocument, signal: AbortSignal): Promise<Analysis> {
    signal.throwIfAborted();
    const { name, text } = document;
    const find = (search: Search): readonly TextRange[] => (name === undefined || options.words === undefined ? search.find(text) : options.words.find(name, search, text));
    const quoted = quotedLanguages.has(document.language);
    const aliases = isAlias !== undefined && !dataLanguages.has(document.language) && /model/i.test(text);
    const seeds = find({ id: `seeds${aliases ? ' aliases' : ''}${quoted ? ' quoted' : ''}`, find: (part) => findSeeds(part, aliases, quoted) });
    const skipped = seeds.length === 0 || (quoted && !aliases && !isWorthParsing(text, seeds));
    const analysis = skipped ? { references: [] } : await analyzers[document.language](document, seeds, tools, signal);
    if (isModelsConfig(document.path)) return { ...analysis, references: await withDefinitions(text, analysis.references) };
    const marked = await markShapes(document, analysis.references, runtime, signal);
    const found = { ...analysis, references: marked };
    if (!mayHoldFacts(document, marked, find)) return found;
    return options.factsApart === true ? { ...found, lacksFacts: true } : await addFacts(document, found, signal);
  }

  async function addFacts(document: SourceDocument, { references, problem }: Analysis, signal: AbortSignal): Promise<Analysis> {
    const facts = await import('./scan/facts/addFacts.ts');
    return { references: await facts.addFacts(document, references, runtime, signal), ...(problem === undefined ? {} : { problem }) };
  }

  function judge({ path, language, text, ...known }: SourceDocument, { references, problem, lacksFacts }: Analysis): ScannedDocument {
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
    return { path, language, references: inOrder(judged), ...(problem === undefined ? {} : { problem }), ...(lacksFacts === undefined ? {} : { lacksFacts }) };
  }

  async function checkParameters(document: SourceDocument, scanned: ScannedDocument, target: ParameterTarget, signal: AbortSignal): Promise<ScannedDocument> {
    const severity = options.rules?.['model/parameter'];
    if (severity === 'off' || !hasTarget(target) || !scanned.references.some(({ role }) => role === 'usage')) return scanned;
    const { parameterFindings } = await import('./parameters/parameterFindings.ts');
    const by = { today: options.today(), catalog: options.catalog ?? [], runtime, ...(severity === undefined ? {} : { severity }) };
    const found = await parameterFindings(document, scanned.references, target, by, signal);
    return withFindings(scanned, found, createSuppressions(document.text));
  }

  return { analyse, addFacts, judge, checkParameters, scan: async (document, signal) => judge(document, await analyse(document, signal)) };
}

/** Adds findings to each reference, those that a comment accepts among the suppressed. */
function withFindings(scanned: ScannedDocument, found: readonly (readonly Finding[])[], reasonFor: ReturnType<typeof createSuppressions>): ScannedDocument {
  return {
    ...scanned,
    references: scanned.references.map((reference, at) => {
      const added = found[at] ?? [];
      if (added.length === 0) return reference;
      const open = added.filter((finding) => reasonFor(finding.rule, finding.range.start) === undefined);
      const accepted = added.flatMap((finding) => {
        const reason = reasonFor(finding.rule, finding.range.start);
        return reason === undefined ? [] : [{ ...finding, by: 'comment' as const, reason }];
      });
      const suppressed = [...reference.suppressed ?? [], ...accepted];
      return { ...reference, findings: [...reference.findings, ...open], ...(suppressed.length === 0 ? {} : { suppressed }) };
    }),
  };
}

/** By place, each place once. */
function inOrder(references: readonly ScannedReference[]): readonly ScannedReference[] {
  const sorted = references.toSorted((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
  return sorted.filter((reference, at) => at === 0 || reference.range.start >= (sorted[at - 1]?.range.end ?? 0));
}

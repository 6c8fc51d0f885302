import { callSiteLanguages, findCallSites } from '../callSites/findCallSites.ts';
import { treeSites } from '../callSites/tree.ts';
import type { CallSiteLanguage } from '../callSites/treeLanguage.ts';
import type { SyntaxRuntime } from '../syntax/runtime.ts';
import type { ModelReference, SourceDocument } from '../types.ts';
import { readerOfAnswer } from './answerFlow.ts';
import { exampleAnswersIn, exampleAnswersOf, examplesOf } from './exampleAnswers.ts';
import { isAsked } from './mayHoldFacts.ts';
import { asksForSchema, isSchemaCall } from './outputSchema.ts';
import type { CodeFacts } from './types.ts';

/** ms for the facts of one file; in one that needs longer, the models after that have none. */
const mostMs = 200;

/** The same references, those that are used with what the code or the file around them says. Worth it where `mayHoldFacts` says so. */
export async function addFacts(
  document: SourceDocument, references: readonly ModelReference[], runtime: SyntaxRuntime, signal: AbortSignal,
): Promise<readonly ModelReference[]> {
  const used = references.filter(isAsked);
  const facts = await factsOf(document, used.map(({ range }) => range.start), runtime, signal);
  const byReference = new Map(used.map((reference, at) => [reference, facts[at] ?? {}]));
  return references.map((reference) => {
    const own = byReference.get(reference);
    return own === undefined || Object.keys(own).length === 0 ? reference : { ...reference, facts: own };
  });
}

async function factsOf(document: SourceDocument, offsets: readonly number[], runtime: SyntaxRuntime, signal: AbortSignal): Promise<readonly CodeFacts[]> {
  const { path, language, text } = document;
  const code = callSiteLanguages[language];
  if (code !== undefined) {
    return await runtime.withTree(code.grammar, text, ({ rootNode }) => {
      const until = runtime.workTime() + mostMs;
      return offsets.map((offset) => (runtime.workTime() > until ? {} : factsAt(rootNode, text, code, offset)));
    }, signal, document.name) ?? [];
  }
  if (language === 'markdown' || language === 'prompt') {
    const { promptFacts } = await import('./promptFacts.ts');
    const ofFile = promptFacts(path, text);
    return offsets.map(() => ofFile);
  }
  if (language !== 'json' && language !== 'yaml') return [];
  const sites = await findCallSites(document, offsets, runtime, signal);
  return sites.map((found) => examplesOf(Math.max(0, ...found.map(({ entries }) => exampleAnswersOf(entries)))));
}

function factsAt(root: Parameters<typeof treeSites>[0], source: string, language: CallSiteLanguage, offset: number): CodeFacts {
  const sites = treeSites(root, source, language, offset);
  const open = sites.filter((site) => !site.open && !asksForSchema(site.entries) && !isSchemaCall(site.target));
  const starts = sites.length > 0 ? open.map(({ model }) => model.value.range.start) : [offset];
  const readBy = starts.map((start) => readerOfAnswer(root, source, language, start)).find((reader) => reader !== undefined);
  const examples = Math.max(0, ...sites.map(({ entries }) => exampleAnswersIn(entries, root, source, language)));
  return { ...(readBy === undefined ? {} : { readBy }), ...examplesOf(examples) };
}

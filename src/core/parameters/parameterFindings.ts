import { isModelsConfig } from '../aliases/types.ts';
import { findCallSites } from '../scan/callSites/findCallSites.ts';
import type { SyntaxRuntime } from '../scan/syntax/runtime.ts';
import type { Finding, ModelReference, Severity, SourceDocument } from '../scan/types.ts';
import { checkMove } from './checkMove.ts';
import { moveAt } from './move.ts';
import { moveOf, type TargetDay } from './targets.ts';
import type { ParameterTarget } from '../scan/target.ts';

export type ParameterOptions = TargetDay & { readonly runtime: SyntaxRuntime; readonly severity?: Severity };

/**
 * `model/parameter`: what becomes of the arguments beside each model that is used when it moves to its target. Each finding stands on its
 * own argument and goes with the first reference that reaches it; one list a reference.
 */
export async function parameterFindings(
  document: SourceDocument, references: readonly ModelReference[], target: ParameterTarget, { today, catalog, runtime, severity }: ParameterOptions, signal: AbortSignal,
): Promise<readonly (readonly Finding[])[]> {
  const none = references.map(() => []);
  if (isModelsConfig(document.path)) return none;
  const moves = references.map((reference) => (reference.role === 'usage' && reference.endpoint === undefined ? moveOf(reference, target, { today, catalog }) : undefined));
  const asked = references.filter((_, at) => moves[at] !== undefined).map(({ range }) => range.start);
  if (asked.length === 0) return none;
  const sites = await findCallSites(document, asked, runtime, signal);
  const byOffset = new Map(asked.map((offset, at) => [offset, sites[at] ?? []]));
  const isPrompt = isPromptFile(document);
  const seen = new Set<string>();
  return references.map(({ range }, at) => {
    const move = moves[at];
    if (move === undefined) return [];
    return (byOffset.get(range.start) ?? []).flatMap((site) => {
      const known = moveAt(site, move.from, move.to, isPrompt && site.data);
      return known === undefined ? [] : checkMove(known);
    }).flatMap((found): readonly Finding[] => {
      const key = `${found.range.start} ${found.range.end} ${found.message}`;
      if (seen.has(key)) return [];
      seen.add(key);
      const { range: place, message, edit } = found;
      return [{ rule: 'model/parameter', severity: severity ?? found.severity, message, range: place, ...(edit === undefined ? {} : { edit }) }];
    });
  });
}

/** Files whose front matter, or whole, a tool sends on as parameters. */
function isPromptFile({ path, language }: SourceDocument): boolean {
  return language === 'prompt' || /\.prompt\.ya?ml$|(?:^|\/)prompts\/.*\.md$/.test(path);
}

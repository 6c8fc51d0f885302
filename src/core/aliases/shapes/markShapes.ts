import type { SyntaxRuntime } from '../../scan/syntax/runtime.ts';
import type { ModelReference, SourceDocument } from '../../scan/types.ts';
import { mayHoldShapes } from './mayHoldShapes.ts';

/** The same references, those inside a recognised alias definition marked with the alias's name. */
export async function markShapes(
  document: SourceDocument, references: readonly ModelReference[], syntax: SyntaxRuntime, signal: AbortSignal,
): Promise<readonly ModelReference[]> {
  if (!mayHoldShapes(document, references)) return references;
  const { findAliasShapes } = await import('./findAliasShapes.ts');
  const found = await findAliasShapes(document, references, syntax, signal);
  if (found.length === 0) return references;
  const nameAt = new Map(found.flatMap(({ name, ranges }) => ranges.map(({ start }) => [start, name] as const)));
  return references.map((reference) => {
    const importable = nameAt.get(reference.range.start);
    return importable === undefined ? reference : { ...reference, importable };
  });
}

import type { FoundSchema } from '../../core/toolSchemas/findSchemas.ts';
import type { LintedFound } from '../../core/toolSchemas/lintCache.ts';
import type { TextRange } from '../../core/text/range.ts';

/** From the first to the last character of a schema and what declares it: its tool, its name. */
export function schemaSpan({ root, declaration, name }: FoundSchema): TextRange {
  const parts = [root.range, ...(name === undefined ? [] : [name.range]), ...(declaration === undefined ? [] : [declaration])];
  return { start: Math.min(...parts.map(({ start }) => start)), end: Math.max(...parts.map(({ end }) => end)) };
}

/** Where the line above a schema belongs: its declaration, else the schema itself. */
export function schemaStart({ root, declaration }: FoundSchema): number {
  return (declaration ?? root.range).start;
}

/** The schema around an offset, the innermost where several are. */
export function schemaAround(schemas: readonly LintedFound[], offset: number): LintedFound | undefined {
  const around = schemas.filter(({ found }) => {
    const { start, end } = schemaSpan(found);
    return start <= offset && offset <= end;
  });
  return around.toSorted((a, b) => size(a) - size(b))[0];
}

function size({ found }: LintedFound): number {
  const { start, end } = schemaSpan(found);
  return end - start;
}

/** How people know a schema: by its tool's name. */
export function schemaName({ name }: FoundSchema): string {
  return name?.text ?? 'This schema';
}

/** The findings that count as problems; a hint is no more than a report. */
export function problemsOf({ findings }: LintedFound): LintedFound['findings'] {
  return findings.filter(({ severity }) => severity !== 'hint');
}

import { LineIndex } from '../text/lineIndex.ts';
import { stableHash } from '../text/stableHash.ts';
import type { DriftRuleId } from '../toolSchemas/drift/types.ts';
import type { SchemaFinding } from '../toolSchemas/types.ts';
import type { ScanProblem } from '../scan/row.ts';

/** One finding of `lint` as every report gives it. */
export type LintRow = Omit<SchemaFinding, 'range' | 'rule'> & {
  readonly rule: SchemaFinding['rule'] | DriftRuleId;
  /** With '/'. */
  readonly path: string;
  /** From 1; columns in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  /** Behind the last character. */
  readonly endLine: number;
  readonly endColumn: number;
  /** Finds it again when it has moved. Not in json and jsonl. */
  readonly context: string;
};

/** A finished, or broken off, lint. */
export type LintReport = {
  readonly rows: readonly LintRow[];
  readonly problems: readonly ScanProblem[];
  readonly schemas: number;
  /** Found in code, and not readable without running it. */
  readonly unchecked?: number;
  readonly files: number;
  /** False when it was stopped before every file was read. */
  readonly complete: boolean;
};

/** The findings of one document as rows. `path` is the one to show. */
export function lintRows(findings: readonly SchemaFinding[], text: string, path: string): readonly LintRow[] {
  if (findings.length === 0) return [];
  const lines = new LineIndex(text);
  return findings.map(({ range, ...finding }) => {
    const start = lines.positionAt(range.start);
    const end = lines.positionAt(range.end);
    return {
      path, line: start.line, column: start.column, endLine: end.line, endColumn: end.column, ...finding,
      context: stableHash([finding.pointer, finding.message].join('\0')),
    };
  });
}

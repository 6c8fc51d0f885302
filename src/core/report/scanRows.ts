import type { ScannedDocument, ScannedReference } from '../scan/types.ts';
import { LineIndex } from '../text/lineIndex.ts';
import type { ScanRow } from './types.ts';

/** The references of a document as rows, in the order they are written. `text` is what was scanned; `path` is the one to show. */
export function scanRows(document: ScannedDocument, text: string, path: string): readonly ScanRow[] {
  if (document.references.length === 0) return [];
  const lines = new LineIndex(text);
  return document.references
    .toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
    .map((reference) => row(reference, document, lines, path));
}

function row({ range, text, identity, alias, role, findings }: ScannedReference, { language }: ScannedDocument, lines: LineIndex, path: string): ScanRow {
  const start = lines.positionAt(range.start);
  const end = lines.positionAt(range.end);
  return {
    path,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    text,
    model: identity.model,
    ...(alias === undefined ? {} : { alias }),
    vendor: identity.vendor,
    channel: identity.channel,
    role,
    language,
    pin: identity.pin,
    findings: findings.map(({ rule, severity, message }) => ({ rule, severity, message })),
  };
}

import type { Finding, ScannedDocument, ScannedReference } from '../scan/types.ts';
import { LineIndex } from '../text/lineIndex.ts';
import type { TextRange } from '../text/range.ts';
import { stableHash } from '../text/stableHash.ts';
import type { RowFinding, ScanRow } from '../scan/row.ts';

/** The references of a document as rows, in the order they are written. `text` is what was scanned; `path` is the one to show. */
export function scanRows(document: ScannedDocument, text: string, path: string): readonly ScanRow[] {
  if (document.references.length === 0) return [];
  const lines = new LineIndex(text);
  return document.references
    .toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
    .map((reference) => row(reference, document, lines, text, path));
}

function row(reference: ScannedReference, { language }: ScannedDocument, lines: LineIndex, source: string, path: string): ScanRow {
  const { range, text, identity, alias, endpoint, role, findings, suppressed = [], facts, definition } = reference;
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
    ...(endpoint === undefined ? {} : { endpoint }),
    vendor: identity.vendor,
    channel: identity.channel,
    role,
    language,
    pin: identity.pin,
    findings: findings.map((finding) => bare(finding, range, lines)),
    ...(suppressed.length === 0 ? {} : { suppressed: suppressed.map((finding) => ({ ...bare(finding, range, lines), by: finding.by, reason: finding.reason })) }),
    ...(findings.length + suppressed.length === 0 ? {} : { context: contextHash(source, lines, reference) }),
    ...(facts === undefined ? {} : { facts }),
    ...(definition === undefined ? {} : { defines: { alias: definition.alias, slot: definition.slot } }),
  };
}

/** Places that differ from the reference's own are named. */
function bare({ rule, severity, message, range }: Finding, own: TextRange, lines: LineIndex): RowFinding {
  if (rule !== 'model/parameter' || (range.start === own.start && range.end === own.end)) return { rule, severity, message };
  const [start, end] = [lines.positionAt(range.start), lines.positionAt(range.end)];
  return { rule, severity, message, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

/** Of a longer line only this much on either side counts: one line of generated JSON can hold a whole file. */
const contextLength = 120;

function contextHash(source: string, lines: LineIndex, { range }: ScannedReference): string {
  const { line } = lines.positionAt(range.start);
  const from = Math.max(lines.lineStart(line), range.start - contextLength);
  const to = Math.min(lines.lineStart(line + 1), range.end + contextLength);
  return stableHash(source.slice(from, to).replaceAll(/\s+/g, ' ').trim());
}

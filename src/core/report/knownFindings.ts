import { createCounter, findingKey } from './fingerprints.ts';
import type { RowFinding, ScanRow } from '../scan/row.ts';
import { isRecord } from '../views/record.ts';

/** Accepted findings by identity, and how many of each. */
export type KnownFindings = ReadonlyMap<string, number>;

type Entry = { readonly rule: string; readonly path: string; readonly text: string; readonly context: string; readonly count?: number };

/**
 * Every finding of a scan as the text of a known-findings file: sorted, one finding a line, so that a change to it can be reviewed.
 * `pathOf` gives the path that is kept, which must not depend on where a scan is started.
 */
export function writeKnownFindings(rows: readonly ScanRow[], pathOf: (path: string) => string): string {
  const entries = new Map<string, Entry>();
  for (const row of rows) {
    for (const { rule } of row.findings) {
      const entry = { rule, path: pathOf(row.path), text: row.text, context: row.context ?? '' };
      const key = keyOf(entry);
      entries.set(key, { ...entry, count: (entries.get(key)?.count ?? 0) + 1 });
    }
  }
  const lines = [...entries.values()]
    .toSorted((a, b) => compare(a.path, b.path) || compare(a.text, b.text) || compare(a.rule, b.rule) || compare(a.context, b.context))
    .map(({ count = 1, ...entry }) => `    ${JSON.stringify(count === 1 ? entry : { ...entry, count })}`);
  return `{\n  "version": 1,\n  "findings": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`;
}

/** Reads {@link writeKnownFindings}' text. Undefined when it is not one. */
export function readKnownFindings(text: string): KnownFindings | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value) || value['version'] !== 1 || !Array.isArray(value['findings'])) return undefined;
  const known = new Map<string, number>();
  for (const entry of value['findings'] as readonly unknown[]) {
    if (!isEntry(entry)) return undefined;
    const key = keyOf(entry);
    known.set(key, (known.get(key) ?? 0) + (entry.count ?? 1));
  }
  return known;
}

/** The rows without the findings that are known, each known one taken once; `left` is how many were left out. References all stay. */
export function leaveOutKnown(
  rows: readonly ScanRow[], known: KnownFindings, pathOf: (path: string) => string,
): { readonly rows: readonly ScanRow[]; readonly left: number } {
  const count = createCounter();
  let left = 0;
  const isNew = (row: ScanRow, { rule }: RowFinding): boolean => {
    const key = findingKey({ ...row, path: pathOf(row.path) }, rule);
    if (count(key) > (known.get(key) ?? 0)) return true;
    left++;
    return false;
  };
  const kept = rows.map((row) => (row.findings.length === 0 ? row : { ...row, findings: row.findings.filter((finding) => isNew(row, finding)) }));
  return { rows: kept, left };
}

function keyOf({ rule, path, text, context }: Entry): string {
  return findingKey({ path, text, context }, rule);
}

function isEntry(value: unknown): value is Entry {
  return isRecord(value) && ['rule', 'path', 'text', 'context'].every((key) => typeof value[key] === 'string')
    && (value['count'] === undefined || (typeof value['count'] === 'number' && value['count'] > 0));
}

/** By code units: the same order on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import { findingKey } from './fingerprints.ts';
import type { ScanRow } from '../scan/row.ts';
import { isRecord } from '../views/record.ts';

type Entry = { readonly rule: string; readonly path: string; readonly text: string; readonly context: string; readonly count?: number };

/** Accepted findings, and how many of each. */
export type KnownFindings = readonly Entry[];

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
  const entries = value['findings'] as readonly unknown[];
  return entries.every(isEntry) ? entries : undefined;
}

/**
 * The rows without the findings that are known, each known one taken once; `left` is how many were left out. References all stay.
 *
 * A finding is known on the line it stood on; else as one of the same id in the same file, whose line was edited; else as one of the same id in a
 * file that is gone, which was moved. So whoever touches old code is not asked for what was there, and one use more than there were is new.
 */
export function leaveOutKnown(
  rows: readonly ScanRow[], known: KnownFindings, pathOf: (path: string) => string, isGone: (path: string) => boolean,
): { readonly rows: readonly ScanRow[]; readonly left: number } {
  const found = rows.flatMap((row) => row.findings.map(({ rule }) => ({ rule, path: pathOf(row.path), text: row.text, context: row.context ?? '', isKnown: false })));
  const open = known.map((entry) => ({ ...entry, count: entry.count ?? 1 }));
  const sameId = ({ rule, text }: Entry): string => JSON.stringify([rule, text]);
  match(found, open, keyOf);
  match(found, open, (entry) => `${sameId(entry)} ${entry.path}`);
  const areGone = new Map([...new Set(known.map(({ path }) => path))].map((path) => [path, isGone(path)]));
  const moved = open.filter(({ path }) => areGone.get(path) === true);
  match(found, moved, (entry) => `${sameId(entry)} ${entry.context}`);
  match(found, moved, sameId);
  const each = found.values();
  const kept = rows.map((row) => (row.findings.length === 0 ? row : { ...row, findings: row.findings.filter(() => each.next().value?.isKnown === false) }));
  return { rows: kept, left: found.filter(({ isKnown }) => isKnown).length };
}

/** Marks the findings for which an entry with the same key is open, and counts that entry down. */
function match(found: readonly (Entry & { isKnown: boolean })[], open: readonly (Entry & { count: number })[], key: (entry: Entry) => string): void {
  const byKey = Map.groupBy(open, key);
  for (const finding of found) {
    if (finding.isKnown) continue;
    const entry = byKey.get(key(finding))?.find(({ count }) => count > 0);
    if (entry === undefined) continue;
    entry.count--;
    finding.isKnown = true;
  }
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

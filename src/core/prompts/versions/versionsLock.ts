import { parseTree, type Node, type ParseError } from 'jsonc-parser';
import { compareVersions } from './semver.ts';
import { contentHash } from './contentHash.ts';

/** A released version: the hash of its file, and the day (`YYYY-MM-DD`) it was released. */
export type LockEntry = { readonly sha256: string; readonly released: string };

/** `prompts/<name>/versions.lock.json`, by version. `problem` is a sentence about the first thing in it that cannot be read; its entry is left out. */
export type VersionsLock = { readonly entries: Readonly<Record<string, LockEntry>>; readonly problem?: string };

/** What a version is, by its lock. */
export type ReleaseState = 'draft' | 'released' | 'edited';

export const lockFileName = 'versions.lock.json';
export const emptyLock: VersionsLock = { entries: {} };

/** Reads the text of a lock file. Never throws. */
export function parseLock(text: string): VersionsLock {
  const mistakes: ParseError[] = [];
  const root = parseTree(text, mistakes, { allowTrailingComma: true });
  if (root?.type !== 'object') return { entries: {}, problem: `${lockFileName} must hold one JSON object of versions.` };
  const entries: Record<string, LockEntry> = {};
  let problem = mistakes.length === 0 ? undefined : `${lockFileName} is not valid JSON.`;
  for (const [key, value] of pairs(root)) {
    const fields = new Map(pairs(value).map(([name, node]) => [name, node.value as unknown]));
    const [sha256, released] = [fields.get('sha256'), fields.get('released')];
    if (typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256) && typeof released === 'string') entries[key] = { sha256, released };
    else problem ??= `${lockFileName}: ${key} needs "sha256", 64 hex digits, and "released", a day.`;
  }
  return { entries, ...(problem === undefined ? {} : { problem }) };
}

/** The text of a lock file: a version a line, the oldest first. */
export function formatLock({ entries }: VersionsLock): string {
  const lines = Object.entries(entries).toSorted(([a], [b]) => compareVersions(a, b))
    .map(([version, { sha256, released }]) => `  ${JSON.stringify(version)}: { "sha256": "${sha256}", "released": ${JSON.stringify(released)} }`);
  return lines.length === 0 ? '{}\n' : `{\n${lines.join(',\n')}\n}\n`;
}

/** The lock with a version released on a day (`YYYY-MM-DD`); a version that is released already stays as it is. */
export async function release(lock: VersionsLock, version: string, text: string, day: string): Promise<VersionsLock> {
  if (Object.hasOwn(lock.entries, version)) return lock;
  return { ...lock, entries: { ...lock.entries, [version]: { sha256: await contentHash(text), released: day } } };
}

/** Whether a version is a draft, released, or was edited since. */
export async function releaseState(lock: VersionsLock, version: string | undefined, text: string): Promise<ReleaseState> {
  const entry = version !== undefined && Object.hasOwn(lock.entries, version) ? lock.entries[version] : undefined;
  if (entry === undefined) return 'draft';
  return entry.sha256 === (await contentHash(text)) ? 'released' : 'edited';
}

function pairs(node: Node | undefined): readonly (readonly [string, Node])[] {
  if (node?.type !== 'object') return [];
  return (node.children ?? []).flatMap(({ children: [key, value] = [] }) => (key === undefined || value === undefined ? [] : [[String(key.value), value] as const]));
}

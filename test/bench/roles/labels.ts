import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '../../../src/core/index.ts';

/** A file every reference of which is labelled. `source` is a package of npm, or `owner/name` of a public repository. */
export type LabelledFile = {
  readonly kind: 'npm' | 'git';
  readonly source: string;
  /** Of the package, or the commit. */
  readonly version: string;
  readonly path: string;
  readonly language: string;
  /** Of the bytes, in hex. */
  readonly sha256: string;
};

/** One reference. Lines and columns from 1, columns in UTF-16 units. */
export type Label = {
  readonly source: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly text: string;
  readonly role: Role;
  /** A person may see it either way (README.md says when): neither its absence nor its presence counts. */
  readonly optional?: true;
};

export type LabelledSet = { readonly name: string; readonly files: readonly LabelledFile[]; readonly labels: readonly Label[] };

/** Reads `files.jsonl` and `references.jsonl` of a folder next to this file. */
export function readSet(name: string): LabelledSet {
  const folder = join(import.meta.dirname, name);
  return { name, files: readRows<LabelledFile>(join(folder, 'files.jsonl')), labels: readRows<Label>(join(folder, 'references.jsonl')) };
}

function readRows<Row>(path: string): readonly Row[] {
  return readFileSync(path, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Row);
}

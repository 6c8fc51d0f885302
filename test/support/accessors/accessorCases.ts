import { readFileSync } from 'node:fs';

/** What an accessor must do, whatever its language: one row of `test/fixtures/accessors/cases.json`. */
export type AccessorCase = {
  readonly title: string;
  /** The aliases in its list; `chat.core` alone where left out. */
  readonly aliases?: readonly string[];
  /** Files to write, by path from the program's root; the program is in `app/src`. `$ROOT` stands for that root in all of a case. */
  readonly files: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** From the program's root; `app` where left out. */
  readonly cwd?: string;
  /** The alias asked for; the first of its list where left out. */
  readonly ask?: string;
} & (
  | { readonly gives: string }
  /** Parts of what it says; `atRunTime` where the program has started by then. */
  | { readonly fails: readonly string[]; readonly atRunTime?: boolean });

export const accessorCases = JSON.parse(readFileSync(new URL('../../fixtures/accessors/cases.json', import.meta.url), 'utf8')) as readonly AccessorCase[];

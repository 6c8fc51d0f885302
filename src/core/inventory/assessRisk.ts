import ignore from 'ignore';
import type { Alias } from '../aliases/types.ts';
import type { LifecycleRow } from '../models/lifecycle.ts';
import type { ScanRow } from '../scan/row.ts';
import type { Settings } from '../settings/types.ts';
import { aliasOf } from './aliasOf.ts';
import { riskOf, type RiskSubject } from './risk.ts';
import { isCovered, type SuiteSubject } from './suites.ts';

/** What holds for all references of a file. Plain data. */
export type FileGround = {
  /** From the folder of `promptshift.json`, with '/'. */
  readonly path: string;
  readonly risk: Settings['risk'];
  readonly catalog: readonly LifecycleRow[];
  /** Those of the nearest `models.config.json`. */
  readonly aliases: Readonly<Record<string, Alias>>;
};

export const noGround: Omit<FileGround, 'path'> = { risk: {}, catalog: [], aliases: {} };

/** Adds its risk to a row of a file; rows that call no model stay as they are. */
export type RiskAssessor = (row: ScanRow, ground: FileGround) => ScanRow;

type Matcher = { readonly pattern: string; readonly level: Settings['risk'][string]; readonly matches: (path: string) => boolean };

/** Makes an assessor for a scan that found these eval suites; undefined where it did not look everywhere, so that nobody is told there is none. */
export function createRiskAssessor(suites: readonly SuiteSubject[] | undefined): RiskAssessor {
  const matchers = new Map<string, readonly Matcher[]>();
  const matchersOf = (risk: Settings['risk']): readonly Matcher[] => {
    const key = JSON.stringify(risk);
    const made = matchers.get(key) ?? Object.entries(risk).map(([pattern, level]): Matcher => {
      const filter = ignore().add(pattern);
      return { pattern, level, matches: (path) => ignore.isPathValid(path) && filter.ignores(path) };
    });
    matchers.set(key, made);
    return made;
  };
  return (row, ground) => {
    if (row.endpoint !== undefined) return row;
    const name = aliasOf(row);
    const entry = name !== undefined && Object.hasOwn(ground.aliases, name) ? ground.aliases[name] : undefined;
    // As in .gitignore, the last pattern that matches decides.
    const stated = matchersOf(ground.risk).findLast(({ matches }) => matches(ground.path));
    const subject: RiskSubject = {
      role: row.role, path: row.path, facts: row.facts ?? {},
      hasSuite: suites === undefined || (row.facts?.suites ?? 0) > 0 || isCovered(suites, { path: row.path, alias: name, model: row.model, text: row.text }),
      ...(name === undefined ? {} : { alias: { name, entry: entry ?? {} } }),
      ...(stated === undefined ? {} : { stated: { level: stated.level, pattern: stated.pattern } }),
    };
    const risk = riskOf(subject);
    return risk === undefined ? row : { ...row, risk };
  };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LanguageId } from '../../src/core/scan/types.ts';

export const constructs = {
  call: 'call argument', keyword: 'keyword argument', builder: 'builder', key: 'value under a key', construction: 'constructor', default: 'default',
  environment: 'environment fallback', constant: 'constant, followed', enum: 'union, enum', table: 'table, look-up', comparison: 'comparison',
  switch: 'switch, match', test: 'prefix, membership, pattern', assertion: 'assertion', comment: 'comment, docstring', prompt: 'prompt text',
  request: 'request body in a string', interpolated: 'interpolated', alias: 'alias use',
} as const;

export type Construct = keyof typeof constructs;

/** A snippet that the scanner does not judge as it should: `found` is what it says today. Lines as in `ConstructFixture.cells`. */
export type Gap = { readonly expected: readonly string[]; readonly found: readonly string[] };

/**
 * One fixture file. In it each construct begins at `construct: <name>`; its references are written `line:column role id`
 * (1-based), with ` alias` after an alias use.
 */
export type ConstructFixture = {
  readonly language: LanguageId;
  readonly file: string;
  readonly cells: Partial<Readonly<Record<Construct, readonly string[]>>>;
  readonly gaps: Partial<Readonly<Record<Construct, Gap>>>;
};

export const fixtureFolder = join(import.meta.dirname, '../../test/fixtures/constructs');

export const constructNames = Object.keys(constructs).filter((name): name is Construct => Object.hasOwn(constructs, name));

export function readFixtures(): readonly ConstructFixture[] {
  return JSON.parse(readFileSync(join(fixtureFolder, 'expected.json'), 'utf8')) as readonly ConstructFixture[];
}

/** The construct that each line of a fixture belongs to; undefined before the first marker. */
export function constructOfLines(text: string): readonly (Construct | undefined)[] {
  let current: Construct | undefined;
  return text.split('\n').map((line) => {
    const name = /construct: (\w+)/.exec(line)?.[1];
    const known = constructNames.find((construct) => construct === name);
    if (name !== undefined && known === undefined) throw new Error(`A fixture names the construct "${name}", which is not in scripts/docs/constructs.ts. Add it there, or correct the marker.`);
    current = known ?? current;
    return current;
  });
}

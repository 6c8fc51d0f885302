import type { Assertion } from '../assertions/options.ts';
import { kindOf } from '../assertions/options.ts';
import type { ParsedSuite, Place, Suite, SuiteCase } from './types.ts';

/** Something that a suite would have done and that nobody may do unasked. `place` is where it is first said. */
export type SuiteRisk =
  /** Code of the suite would run; `count` is in how many cases. */
  | { readonly kind: 'code'; readonly count: number; readonly place: Place }
  /** Prompts, and with them a key, would go to this base URL. */
  | { readonly kind: 'endpoint'; readonly url: string; readonly place: Place }
  /** A file outside of the workspace would be read. The suite is refused for it already. */
  | { readonly kind: 'outside'; readonly path: string; readonly place: Place };

/** What a suite would need beyond sending its prompts. `cases` are those of `readCases`; code may stand in any of them. */
export function suiteRisks({ suite, outside }: Pick<ParsedSuite, 'suite' | 'outside'>, cases: Iterable<SuiteCase> = suite?.cases ?? []): readonly SuiteRisk[] {
  const code = countCode(cases);
  return [
    ...outside.map(({ path, place }): SuiteRisk => ({ kind: 'outside', path, place })),
    ...endpointOf(suite),
    ...(code === undefined ? [] : [code]),
  ];
}

function endpointOf(suite: Suite | undefined): readonly SuiteRisk[] {
  return suite?.endpoint === undefined ? [] : [{ kind: 'endpoint', url: suite.endpoint, place: { path: suite.path, line: 1 } }];
}

function countCode(cases: Iterable<SuiteCase>): SuiteRisk | undefined {
  // Most cases share one list: it is looked at once.
  const known = new Map<readonly Assertion[], boolean>();
  let count = 0;
  let place: Place | undefined;
  for (const each of cases) {
    const runs = known.get(each.assert) ?? each.assert.some(({ type }) => kindOf(type).kind === 'javascript');
    known.set(each.assert, runs);
    if (!runs) continue;
    count++;
    place ??= each.place;
  }
  return place === undefined ? undefined : { kind: 'code', count, place };
}

import type * as vscode from 'vscode';
import type { SuiteTarget } from './suiteRun.ts';
import type { ItemData } from './itemData.ts';

/** A suite's item with what of it is to be run. */
export type ChosenSuite = { readonly item: vscode.TestItem; readonly target: SuiteTarget };

type Tree = {
  readonly dataOf: (item: vscode.TestItem) => ItemData | undefined;
  /** Makes sure that a suite's cases are there. */
  readonly ensure: (suite: vscode.TestItem) => Promise<void>;
};

/** The suites that a request means, each whole or with the ids of some cases; with `wanted`, only cases for which that holds. */
export async function chooseSuites(
  { include, exclude = [] }: { readonly include: readonly vscode.TestItem[]; readonly exclude?: readonly vscode.TestItem[] | undefined }, { dataOf, ensure }: Tree,
  wanted: ((item: vscode.TestItem) => boolean) | undefined,
): Promise<readonly ChosenSuite[]> {
  const excluded = new Set(exclude);
  const bySuite = new Map<vscode.TestItem, Set<string> | 'all'>();
  for (const item of include) {
    const data = dataOf(item);
    if (data === undefined || excluded.has(item)) continue;
    if (data.kind === 'case') {
      const ids = bySuite.get(data.suite) ?? new Set();
      if (ids !== 'all' && !excluded.has(data.suite)) bySuite.set(data.suite, ids.add(data.id));
      continue;
    }
    await ensure(item);
    const cases = [...item.children].map(([, child]) => child);
    const some = wanted !== undefined || cases.some((child) => excluded.has(child));
    bySuite.set(item, some ? new Set(cases.filter((child) => !excluded.has(child)).map(({ id }) => id)) : 'all');
  }
  return [...bySuite].flatMap(([item, ids]): readonly ChosenSuite[] => {
    if (item.uri === undefined) return [];
    if (ids === 'all') return [{ item, target: { uri: item.uri } }];
    const cases = [...ids].filter((id) => isWanted(item.children.get(id), wanted));
    return cases.length === 0 ? [] : [{ item, target: { uri: item.uri, cases } }];
  });
}

function isWanted(item: vscode.TestItem | undefined, wanted: ((item: vscode.TestItem) => boolean) | undefined): boolean {
  return item !== undefined && (wanted?.(item) ?? true);
}

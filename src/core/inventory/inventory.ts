import type { RowFinding, ScanRow } from '../report/types.ts';
import type { Role, Severity } from '../scan/types.ts';

/** What the Inventory's top level is. */
export type InventoryGrouping = 'model' | 'file' | 'owner';

/** Which references the Inventory shows. */
export type InventoryFilter = {
  readonly roles: readonly Role[];
  /** Only references with a finding. */
  readonly onlyFindings: boolean;
};

/** What decides or depends: the rest lists, tests or tells. */
export const defaultInventoryFilter: InventoryFilter = { roles: ['usage', 'branch', 'dynamic'], onlyFindings: false };

export type InventoryLeaf = { readonly kind: 'reference'; readonly key: string; readonly row: ScanRow };

export type InventoryGroup = {
  readonly kind: 'model' | 'alias' | 'file' | 'owner';
  /** Stays the same over scans, so that what is open stays open. */
  readonly key: string;
  readonly label: string;
  /** The word for its gravest finding, such as `retired`. */
  readonly state?: string;
  readonly severity?: Severity;
  /** References in it. */
  readonly count: number;
  readonly children: readonly InventoryNode[];
};

export type InventoryNode = InventoryGroup | InventoryLeaf;

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2, hint: 3 };

/** How the Inventory is looked at. */
export type InventoryLook = {
  readonly grouping: InventoryGrouping;
  readonly filter: InventoryFilter;
  /** Who answers for a reference; empty when nobody is named. */
  readonly ownersOf: (row: ScanRow) => readonly string[];
};

const unowned = 'No owner';

/** The references that a filter lets through, by model or owner and file, or by file; what is gravest comes first, then what is most used. */
export function inventoryOf(rows: readonly ScanRow[], { grouping, filter: { roles, onlyFindings }, ownersOf }: InventoryLook): readonly InventoryGroup[] {
  const shown = rows.filter(({ role, findings }) => roles.includes(role) && (!onlyFindings || findings.length > 0));
  if (grouping === 'file') return byFile(shown, '');
  if (grouping === 'owner') return byOwner(shown, ownersOf);
  const groups = Map.groupBy(shown, ({ alias, model }) => (alias === undefined ? `model:${model}` : `alias:${alias}`));
  return [...groups].map(([key, members]) => {
    const [first] = members;
    return group(first?.alias === undefined ? 'model' : 'alias', key, first?.alias ?? first?.model ?? '', members, byFile(members, key));
  }).toSorted(gravestFirst);
}

/** A reference of several owners is in the group of each. */
function byOwner(rows: readonly ScanRow[], ownersOf: InventoryLook['ownersOf']): readonly InventoryGroup[] {
  const groups = new Map<string, ScanRow[]>();
  for (const row of rows) {
    const owners = ownersOf(row);
    for (const owner of owners.length === 0 ? [unowned] : owners) {
      const members = groups.get(owner) ?? [];
      members.push(row);
      groups.set(owner, members);
    }
  }
  return [...groups].map(([owner, members]) => group('owner', `owner:${owner}`, owner, members, byFile(members, `owner:${owner}`))).toSorted(gravestFirst);
}

function byFile(rows: readonly ScanRow[], within: string): readonly InventoryGroup[] {
  return [...Map.groupBy(rows, ({ path }) => path)]
    .map(([path, members]) => {
      const key = `${within}|file:${path}`;
      const leaves = members.toSorted((a, b) => a.line - b.line || a.column - b.column)
        .map((row): InventoryLeaf => ({ kind: 'reference', key: `${key}|${row.line}:${row.column}:${row.text}`, row }));
      return group('file', key, path, members, leaves);
    })
    .toSorted(within === '' ? gravestFirst : (a, b) => a.label.localeCompare(b.label));
}

function group(kind: InventoryGroup['kind'], key: string, label: string, rows: readonly ScanRow[], children: readonly InventoryNode[]): InventoryGroup {
  const worst = gravest(rows.flatMap(({ findings }) => findings));
  return {
    kind, key, label, count: rows.length, children,
    ...(worst === undefined ? {} : { severity: worst.severity, state: worst.rule.slice(worst.rule.indexOf('/') + 1) }),
  };
}

/** The gravest finding; of several alike the first. */
export function gravest(findings: readonly RowFinding[]): RowFinding | undefined {
  return findings.toSorted((a, b) => rank[a.severity] - rank[b.severity])[0];
}

function gravestFirst(a: InventoryGroup, b: InventoryGroup): number {
  const of = ({ severity }: InventoryGroup): number => (severity === undefined ? 4 : rank[severity]);
  return of(a) - of(b) || b.count - a.count || a.label.localeCompare(b.label);
}

import type { RowFinding, ScanRow } from '../scan/row.ts';
import { bySeverity, ruleWord } from '../scan/severity.ts';
import type { Role, Severity } from '../scan/types.ts';
import type { RiskLevel } from '../risk/types.ts';
import { byRisk, highestRisk, riskLevels } from '../risk/riskLevels.ts';

/** What the Inventory's top level is. */
export type InventoryGrouping = 'model' | 'file' | 'owner' | 'risk';

/** Which of two groups comes first: the one with the gravest finding, or the one with the highest risk. */
export type InventoryOrder = 'finding' | 'risk';

/** Which references the Inventory shows. */
export type InventoryFilter = {
  readonly roles: readonly Role[];
  /** Only references, and prompts, with a finding. */
  readonly onlyFindings: boolean;
  /** Whether the workspace's prompts are a group of their own. */
  readonly prompts: boolean;
};

/** What decides or depends: the rest lists, tests or tells. */
export const defaultInventoryFilter: InventoryFilter = { roles: ['usage', 'branch', 'dynamic'], onlyFindings: false, prompts: true };

export type InventoryLeaf = { readonly kind: 'reference'; readonly key: string; readonly row: ScanRow };

export type InventoryGroup = {
  readonly kind: 'model' | 'alias' | 'file' | 'owner' | 'risk';
  /** Stays the same over scans, so that what is open stays open. */
  readonly key: string;
  readonly label: string;
  /** The word for its gravest finding, such as `retired`. */
  readonly state?: string;
  readonly severity?: Severity;
  /** The highest risk of its references. */
  readonly risk?: RiskLevel;
  /** References in it. */
  readonly count: number;
  readonly children: readonly InventoryNode[];
};

export type InventoryNode = InventoryGroup | InventoryLeaf;

/** How the Inventory is looked at. */
export type InventoryLook = {
  readonly grouping: InventoryGrouping;
  readonly order: InventoryOrder;
  readonly filter: InventoryFilter;
  /** Who answers for a reference; empty when nobody is named. */
  readonly ownersOf: (row: ScanRow) => readonly string[];
};

type Sorting = (a: InventoryGroup, b: InventoryGroup) => number;

const unowned = 'No owner';
/** Of rows that call no model: a branch, an entry of a table. */
const unasked = 'Calls no model';

/** The references that a filter lets through, by model, owner or risk and file, or by file; in the order asked for, then by how much is used. */
export function inventoryOf(rows: readonly ScanRow[], { grouping, order, filter: { roles, onlyFindings }, ownersOf }: InventoryLook): readonly InventoryGroup[] {
  const shown = rows.filter(({ role, findings }) => roles.includes(role) && (!onlyFindings || findings.length > 0));
  const sorting = order === 'risk' ? riskiestFirst : gravestFirst;
  switch (grouping) {
    case 'file': return byFile(shown, '', sorting);
    case 'owner': return byOwner(shown, ownersOf, sorting);
    case 'risk': return byLevel(shown, sorting);
    case 'model': {
      const groups = Map.groupBy(shown, ({ alias, model }) => (alias === undefined ? `model:${model}` : `alias:${alias}`));
      return [...groups].map(([key, members]) => {
        const [first] = members;
        return group(first?.alias === undefined ? 'model' : 'alias', key, first?.alias ?? first?.model ?? '', members, byFile(members, key, byName));
      }).toSorted(sorting);
    }
  }
}

/** A reference of several owners is in the group of each. */
function byOwner(rows: readonly ScanRow[], ownersOf: InventoryLook['ownersOf'], sorting: Sorting): readonly InventoryGroup[] {
  const groups = new Map<string, ScanRow[]>();
  for (const row of rows) {
    const owners = ownersOf(row);
    for (const owner of owners.length === 0 ? [unowned] : owners) {
      const members = groups.get(owner) ?? [];
      members.push(row);
      groups.set(owner, members);
    }
  }
  return [...groups].map(([owner, members]) => group('owner', `owner:${owner}`, owner, members, byFile(members, `owner:${owner}`, byName))).toSorted(sorting);
}

/** The levels from the highest on; files in a level are in the order asked for. */
function byLevel(rows: readonly ScanRow[], sorting: Sorting): readonly InventoryGroup[] {
  const groups = Map.groupBy(rows, ({ risk }) => risk?.level);
  return [...riskLevels, undefined].flatMap((level) => {
    const members = groups.get(level) ?? [];
    const key = `risk:${level ?? ''}`;
    return members.length === 0 ? [] : [group('risk', key, level === undefined ? unasked : levelLabels[level], members, byFile(members, key, sorting))];
  });
}

const levelLabels: Readonly<Record<RiskLevel, string>> = { high: 'High risk', medium: 'Medium risk', low: 'Low risk' };

function byFile(rows: readonly ScanRow[], within: string, sorting: Sorting): readonly InventoryGroup[] {
  return [...Map.groupBy(rows, ({ path }) => path)]
    .map(([path, members]) => {
      const key = `${within}|file:${path}`;
      const leaves = members.toSorted((a, b) => a.line - b.line || a.column - b.column)
        .map((row): InventoryLeaf => ({ kind: 'reference', key: `${key}|${row.line}:${row.column}:${row.text}`, row }));
      return group('file', key, path, members, leaves);
    })
    .toSorted(sorting);
}

function group(kind: InventoryGroup['kind'], key: string, label: string, rows: readonly ScanRow[], children: readonly InventoryNode[]): InventoryGroup {
  const worst = gravest(rows.flatMap(({ findings }) => findings));
  const risk = highestRisk(rows.flatMap((row) => row.risk?.level ?? []));
  return {
    kind, key, label, count: rows.length, children,
    ...(worst === undefined ? {} : { severity: worst.severity, state: ruleWord(worst.rule) }),
    ...(risk === undefined ? {} : { risk }),
  };
}

/** The gravest finding; of several alike the first. */
export function gravest(findings: readonly RowFinding[]): RowFinding | undefined {
  return findings.toSorted((a, b) => bySeverity(a.severity, b.severity))[0];
}

const byName: Sorting = (a, b) => a.label.localeCompare(b.label);

/** Sorts the gravest first; what has no finding comes last. */
export function byGravity(a: { readonly severity?: Severity }, b: { readonly severity?: Severity }): number {
  if (a.severity === undefined || b.severity === undefined) return Number(a.severity === undefined) - Number(b.severity === undefined);
  return bySeverity(a.severity, b.severity);
}

const gravestFirst: Sorting = (a, b) => byGravity(a, b) || b.count - a.count || byName(a, b);

const riskiestFirst: Sorting = (a, b) => byRisk(a.risk, b.risk) || gravestFirst(a, b);

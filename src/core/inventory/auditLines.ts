import type { Alias } from '../aliases/types.ts';
import { plainUsage, type Cost } from '../models/cost.ts';
import { identifyModel } from '../models/identify.ts';
import type { ModelIdentity } from '../models/identity.ts';
import type { Lifecycle } from '../models/lifecycle.ts';
import type { Usage } from '../models/usage.ts';
import type { ScanRow } from '../scan/row.ts';
import { aliasOf } from './aliasOf.ts';
import type { RiskLevel } from '../risk/types.ts';
import { byRisk, highestRisk } from '../risk/riskLevels.ts';

/** What an audit asks of one model in use: by itself, or behind one alias. */
export type AuditLine = {
  readonly model: string;
  readonly alias?: string;
  readonly vendor: string;
  /** Places that select it; the entry of an alias in `models.config.json` is none. */
  readonly uses: number;
  readonly paths: readonly string[];
  readonly owners: readonly string[];
  /** The highest of its places. */
  readonly risk?: RiskLevel;
  /** Those of every place, each once. */
  readonly riskReasons: readonly string[];
  readonly sensitivity: readonly string[];
  /** Absent where nothing says how often it is called. */
  readonly traffic?: NonNullable<Alias['traffic']>;
  /** Of a month, by its traffic. */
  readonly cost: Cost;
  /** The alias's candidate, else what the vendor names. */
  readonly successor?: { readonly model: string; readonly cost: Cost };
  readonly lifecycle?: Lifecycle;
};

/** What the lines are made with. */
export type AuditDeps = {
  /** The aliases that apply to a row's file. */
  readonly aliasesOf: (row: ScanRow) => Readonly<Record<string, Alias>>;
  /** Who answers for a row; empty when nobody is named. */
  readonly ownersOf: (row: ScanRow) => readonly string[];
  readonly lifecycle: (identity: ModelIdentity) => Lifecycle | undefined;
  /** What one call costs today. */
  readonly price: (identity: ModelIdentity, usage: Usage) => Promise<Cost>;
};

type Member = { readonly row: ScanRow; readonly model: string; readonly alias?: string; readonly entry?: Alias };

/** The models in use, one line a model, or a model and the alias that stands for it; the highest risk first, then what ends first. */
export async function auditLines(rows: readonly ScanRow[], deps: AuditDeps): Promise<readonly AuditLine[]> {
  const members = rows.flatMap((row) => memberOf(row, deps.aliasesOf(row)));
  const groups = [...Map.groupBy(members, ({ model, alias = '', entry }) => JSON.stringify([model, alias, entry?.traffic, entry?.candidate])).values()];
  const lines = await Promise.all(groups.map((group) => lineOf(group, deps)));
  const end = ({ lifecycle }: AuditLine): string => lifecycle?.shutdown ?? '9999';
  return lines.toSorted((a, b) => byRisk(a.risk, b.risk) || (end(a) < end(b) ? -1 : end(a) > end(b) ? 1 : 0) || a.model.localeCompare(b.model) || (a.alias ?? '').localeCompare(b.alias ?? ''));
}

/** Of an alias that no `models.config.json` defines. */
const undefinedModel = 'unknown';

/** Only what is called today: a candidate or a rollback waits. */
function memberOf(row: ScanRow, aliases: Readonly<Record<string, Alias>>): readonly Member[] {
  if (row.role !== 'usage' || row.endpoint !== undefined) return [];
  const alias = aliasOf(row);
  if (alias === undefined) return [{ row, model: row.model }];
  const entry = Object.hasOwn(aliases, alias) ? aliases[alias] : undefined;
  if (row.defines?.slot === 'candidate' || row.defines?.slot === 'rollback') return [];
  if (entry === undefined) return [{ row, model: row.defines === undefined ? undefinedModel : row.model, alias }];
  if (row.defines?.slot === 'environment' && entry.default !== row.text) {
    // Another environment has a traffic of its own, which nothing tells; the candidate is the default's.
    const { traffic: _traffic, candidate: _candidate, ...rest } = entry;
    return [{ row, model: row.model, alias, entry: { ...rest, default: row.text } }];
  }
  return [{ row, model: identifyModel(entry.default)?.model ?? entry.default, alias, entry }];
}

async function lineOf(members: readonly Member[], { ownersOf, lifecycle, price }: AuditDeps): Promise<AuditLine> {
  const [{ row, model, alias, entry }] = members as readonly [Member, ...Member[]];
  const rows = members.map((member) => member.row);
  const uses = rows.filter(({ defines }) => defines === undefined);
  const identity = identifyModel(entry?.default ?? (alias === undefined ? row.text : model));
  const life = identity && lifecycle(identity);
  const next = entry?.candidate ?? life?.successor;
  const nextIdentity = next === undefined ? undefined : identifyModel(next);
  const risk = highestRisk(rows.flatMap((each) => each.risk?.level ?? []));
  const cost = (of: ModelIdentity | undefined, id: string): Promise<Cost> => monthly(entry?.traffic, of, id, price);
  return {
    model, ...(alias === undefined ? {} : { alias }), vendor: identity?.vendor ?? row.vendor,
    uses: uses.length,
    paths: unique((uses.length === 0 ? rows : uses).map(({ path }) => path)),
    owners: unique(rows.flatMap((each) => ownersOf(each))),
    ...(risk === undefined ? {} : { risk }),
    riskReasons: unique(rows.flatMap((each) => each.risk?.reasons.map(({ text }) => text) ?? [])),
    sensitivity: unique([entry?.sensitivity, ...rows.map(({ facts }) => facts?.sensitivity)].filter((each) => each !== undefined)),
    ...(entry?.traffic === undefined ? {} : { traffic: entry.traffic }),
    cost: await cost(identity, model),
    ...(next === undefined ? {} : { successor: { model: next, cost: await cost(nextIdentity, next) } }),
    ...(life === undefined ? {} : { lifecycle: life }),
  };
}

async function monthly(traffic: Alias['traffic'], identity: ModelIdentity | undefined, id: string, price: AuditDeps['price']): Promise<Cost> {
  if (traffic === undefined) return { kind: 'unknown', reason: 'Nothing says how often it is called: add traffic to its alias in models.config.json.' };
  if (identity === undefined) return { kind: 'unknown', reason: `No price list has ${id}.` };
  const { callsPerMonth, promptTokens, completionTokens } = traffic;
  const call = await price(identity, plainUsage(promptTokens, completionTokens));
  return call.kind === 'unknown' ? call : { kind: 'estimate', usd: call.usd * callsPerMonth, pricesAsOf: call.pricesAsOf };
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

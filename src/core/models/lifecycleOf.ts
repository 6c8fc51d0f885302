import { lifecycleRows } from './catalog.ts';
import { identifyModel } from './identify.ts';
import type { Channel, ModelIdentity } from './identity.ts';
import type { Lifecycle, LifecycleRow } from './lifecycle.ts';

/** Hosts that retire models on days of their own, and how rows name them. */
const CLOCKS: Readonly<Partial<Record<Channel, { readonly vendor: string; readonly via: string }>>> = {
  azure: { vendor: 'azure', via: 'azure-ai-foundry' },
  bedrock: { vendor: 'bedrock', via: 'aws-bedrock' },
  vertex: { vendor: 'vertex', via: 'vertex-ai' },
};
const HOSTS: ReadonlySet<string> = new Set(['azure', 'bedrock', 'vertex']);

/** Longer chains than this are cycles or mistakes. */
const LONGEST_CHAIN = 12;

/** The same of an id as it is written; undefined also where that names no model. */
export function lifecycleOfId(id: string, today: string, extra?: readonly LifecycleRow[]): Lifecycle | undefined {
  const identity = identifyModel(id);
  return identity && lifecycleOf(identity, today, extra);
}

/**
 * What the catalog knows about a model's future on `today` (`YYYY-MM-DD`). `extra` rows (a user's own) win over the shipped ones.
 * Azure, Bedrock and Vertex ids are judged by those hosts' own dates alone. A floating id without a date of its own carries
 * its snapshot's (`via`); a fine-tune its base's. Undefined when no row speaks of it.
 */
export function lifecycleOf(identity: ModelIdentity, today: string, extra: readonly LifecycleRow[] = []): Lifecycle | undefined {
  if (identity.channel === 'ollama') return undefined;
  const look = createLookup(identity.channel, extra);
  const id = identity.fineTunedFrom ?? identity.model;
  const own = identity.fineTunedFrom === undefined ? look(id) : look(`ft-${id}`) ?? look(`ft-${id.replace(/-\d{4}-\d\d-\d\d$|-\d{4}$/, '')}`) ?? look(id);
  const snapshot = identity.snapshot === undefined || identity.snapshot === id ? undefined : look(identity.snapshot);
  const carried = snapshot !== undefined && stateOf(snapshot, today) !== 'active' && (own === undefined || stateOf(own, today) === 'active');
  const row = carried ? snapshot : own ?? snapshot;
  if (row === undefined) return undefined;
  const chain = successors(id, row, today, look);
  const last = chain.at(-1);
  const lastRow = last === undefined ? undefined : look(last);
  const lives = last !== undefined && (lastRow === undefined || stateOf(lastRow, today) !== 'retired');
  return {
    state: stateOf(row, today),
    ...(row.announced === null ? {} : { announced: row.announced }),
    ...(row.shutdown === null ? {} : { shutdown: row.shutdown, daysLeft: daysBetween(today, row.shutdown) }),
    ...(row === snapshot && identity.snapshot !== undefined ? { via: identity.snapshot } : {}),
    chain,
    ...(lives ? { successor: last } : {}),
    source: row.source,
    asOf: row.asOf,
    ...(row.confidence === undefined ? {} : { confidence: row.confidence }),
  };
}

type Lookup = (id: string) => LifecycleRow | undefined;

/** Finds the row that counts for an id reached through a channel. */
function createLookup(channel: Channel, extra: readonly LifecycleRow[]): Lookup {
  const clock = CLOCKS[channel];
  return (id) => {
    const rows = [...extra.filter((row) => row.id === id || row.aliases.includes(id)), ...lifecycleRows(id)];
    if (clock === undefined) return rows.find(({ vendor }) => !HOSTS.has(vendor));
    const own = rows.find(({ vendor }) => vendor === clock.vendor);
    if (own !== undefined) return own;
    for (const row of rows) {
      const hosted = row.distributions?.find(({ via }) => via === clock.via);
      if (hosted !== undefined) return { ...row, announced: hosted.announced, shutdown: hosted.shutdown, status: 'active' };
    }
    return undefined;
  };
}

/** The date decides; the vendor's word only where no date is given. */
function stateOf(row: LifecycleRow, today: string): Lifecycle['state'] {
  if (row.shutdown !== null) return row.shutdown <= today ? 'retired' : 'deprecated';
  return row.status === 'retired' || row.status === 'deprecated' ? row.status : 'active';
}

/**
 * The way over replacements to a model that lives: the first of several that ends in one. A model whose end is announced
 * is passed over for its own replacement, and kept when there is none.
 */
function successors(start: string, row: LifecycleRow, today: string, look: Lookup): readonly string[] {
  if (stateOf(row, today) === 'active') return [];
  let fallback: readonly string[] = [];
  let fallbackLives = false;
  const walk = (from: LifecycleRow, path: readonly string[], seen: ReadonlySet<string>): readonly string[] | undefined => {
    for (const id of path.length < LONGEST_CHAIN ? from.replacements : []) {
      if (seen.has(id)) continue;
      const next = look(id);
      const longer = [...path, id];
      const state = next === undefined ? 'active' : stateOf(next, today);
      if (next === undefined || state === 'active') return longer;
      const found = walk(next, longer, new Set([...seen, id]));
      if (found !== undefined) return found;
      if (fallback.length === 0 || (!fallbackLives && state === 'deprecated')) {
        fallback = longer;
        fallbackLives = state === 'deprecated';
      }
    }
    return undefined;
  };
  return walk(row, [], new Set([start, row.id])) ?? fallback;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

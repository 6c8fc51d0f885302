import { lifecycleOfId } from '../models/lifecycleOf.ts';
import type { ModelIdentity } from '../models/identity.ts';
import type { LifecycleRow } from '../models/lifecycle.ts';
import type { ModelReference } from './types.ts';
import type { TextEdit } from '../text/range.ts';

/** The state of the catalog that ids are judged by; `today` is `YYYY-MM-DD`. */
export type CatalogDay = { readonly today: string; readonly catalog?: readonly LifecycleRow[] };

/** What "Pin to snapshot" can do with a reference. */
export type SnapshotEdit =
  /** The snapshot the id stands for today. */
  | { readonly kind: 'snapshot'; readonly model: string; readonly edit: TextEdit }
  /** That snapshot has no future: its successor instead, to be offered as what it is, another model. */
  | { readonly kind: 'successor'; readonly model: string; readonly edit: TextEdit; readonly reason: string }
  | { readonly kind: 'none'; readonly reason: string };

/** Only a `usage` in a floating id is edited; nothing is ever pinned onto a deprecated or retired snapshot. */
export function snapshotEdit(reference: ModelReference, { today, catalog = [] }: CatalogDay): SnapshotEdit {
  const { identity, role, range, text } = reference;
  if (role !== 'usage' || reference.alias !== undefined) return { kind: 'none', reason: 'Only an id that selects a model is pinned.' };
  if (identity.snapshot === undefined) {
    return { kind: 'none', reason: identity.pin === 'snapshot' ? `${text} is a snapshot already.` : `The catalog names no snapshot for ${text}.` };
  }
  const snapshot = withPrefix(identity, identity.snapshot);
  if (snapshot === undefined) return { kind: 'none', reason: `The catalog does not know which snapshots ${text} has there.` };
  const future = futureOf(identity.snapshot, today, catalog);
  if (future.state === 'active') return { kind: 'snapshot', model: snapshot, edit: { range, newText: snapshot } };
  const word = future.state === 'retired' ? 'was shut down' : 'is to be shut down';
  const reason = `${identity.snapshot} ${word}${future.shutdown === undefined ? '' : ` on ${future.shutdown}`}.`;
  const successor = successorText(identity, future.successor);
  return successor === undefined ? { kind: 'none', reason } : { kind: 'successor', model: successor, edit: { range, newText: successor }, reason };
}

/** The model an alias made from this id stands for: today's snapshot where that has a future, else the id as written. */
export function modelForAlias(identity: ModelIdentity, { today, catalog = [] }: CatalogDay): string {
  const snapshot = identity.snapshot === undefined ? undefined : withPrefix(identity, identity.snapshot);
  if (identity.snapshot === undefined || snapshot === undefined) return identity.text;
  return futureOf(identity.snapshot, today, catalog).state === 'active' ? snapshot : identity.text;
}

/**
 * The successor as it is to be written in place of an id, the prefix kept: `models/x`, `openai:x`. Undefined where the service spells ids
 * its own way (Bedrock, Vertex, OpenRouter): the vendor's name for the successor would not be understood there.
 */
export function successorText(identity: ModelIdentity, successor: string | undefined): string | undefined {
  const prefix = prefixOf(identity);
  if (successor === undefined || prefix === undefined) return undefined;
  return prefix === '' || identity.channel === 'direct' || identity.channel === 'gateway' ? `${prefix}${successor}` : undefined;
}

/** True when both ids ask the same service for the same model today. */
export function sameModel(a: ModelIdentity, b: ModelIdentity): boolean {
  if (prefixOf(a) !== prefixOf(b)) return false;
  return a.model === b.model || a.snapshot === b.model || b.snapshot === a.model;
}

/** `openai/gpt-4o` becomes `openai/gpt-4o-2024-08-06`. Only where the vendor itself is asked do its snapshots exist for sure. */
function withPrefix(identity: ModelIdentity, model: string): string | undefined {
  const prefix = prefixOf(identity);
  return prefix === '' || (prefix !== undefined && identity.channel === 'direct') ? `${prefix}${model}` : undefined;
}

/** What stands before the canonical id; undefined when the text is spelled otherwise. */
function prefixOf({ text, model }: ModelIdentity): string | undefined {
  return text.endsWith(model) ? text.slice(0, text.length - model.length) : undefined;
}

function futureOf(id: string, today: string, catalog: readonly LifecycleRow[]): { state: string; shutdown?: string; successor?: string } {
  return lifecycleOfId(id, today, catalog) ?? { state: 'active' };
}

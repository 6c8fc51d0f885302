/**
 * Writes src/core/models/data/catalog.json from lifecycle.json and additions.json (kept by hand), the type unions of
 * `openai` and `@anthropic-ai/sdk`, `gpt-tokenizer/models` and `@pydantic/genai-prices`. Needs no network.
 * Run it after one of them changed: `npm run catalog`; with `--check` it only says whether the file is up to date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProvider, type ModelInfo } from '@pydantic/genai-prices';
import * as tokenizerModels from 'gpt-tokenizer/models';
import type { CatalogData, ExtraPrice, LifecycleTuple, Rates } from '../../src/core/models/catalogData.ts';
import { locate } from '../../src/core/models/channels/locate.ts';
import { VARIANT } from '../../src/core/models/channels/prefixes.ts';
import type { LifecycleRow } from '../../src/core/models/lifecycle.ts';
import { parseId } from '../../src/core/models/vendors/parseId.ts';
import { checkedVersion, readAnthropicSdk, readOpenAiSdk, type SdkModels } from './packages.ts';
import { createSourceIndex } from './sources.ts';

type KeptRow = Omit<LifecycleRow, 'confidence'> & { readonly confidence?: string | null };
type Sourced = { readonly source: string; readonly asOf: string };
type Additions = {
  readonly packages: Readonly<Record<string, { readonly version: string; readonly published: string }>>;
  readonly snapshots: readonly (Sourced & { readonly id: string; readonly snapshot: string })[];
  readonly ids: readonly (Sourced & { readonly suggest: boolean; readonly ids: readonly string[] })[];
  readonly limits: readonly (Sourced & { readonly ids: readonly string[]; readonly context: number; readonly maxOutput: number })[];
  readonly prices: readonly (Sourced & { readonly ids: readonly string[]; readonly perMillion: Rates; readonly above?: Rates & { readonly inputTokens: number } })[];
};
type TokenizerModel = { readonly name: string; readonly context_window?: number; readonly max_output_tokens?: number };

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'src/core/models/data');
/** Names the tokenizer package lists although no API takes them. */
const NOT_AN_API_ID = new Set(['gpt-2', 'gpt2', 'gpt-3.5', 'gpt-3.5-0301']);
/** Price lists that name models by ids an application would write: makers' own, and hosts', whose spelling is not proposed. */
const MAKERS = ['anthropic', 'google', 'mistral', 'cohere', 'deepseek', 'x-ai', 'moonshotai', 'minimax', 'zai', 'perplexity'];
const HOSTS = ['groq', 'cerebras', 'aws', 'openrouter', 'azure'];

const file = join(folder, 'catalog.json');
const text = print(build());
if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== text) {
    console.error('catalog.json is out of date. Run npm run catalog and commit the result.');
    process.exitCode = 1;
  }
} else {
  writeFileSync(file, text);
  console.log(`catalog.json: ${Math.round(text.length / 1024)} KB`);
}

function build(): CatalogData {
  const kept = JSON.parse(readFileSync(join(folder, 'lifecycle.json'), 'utf8')) as { readonly asOf: string; readonly models: readonly KeptRow[] };
  const additions = JSON.parse(readFileSync(join(folder, 'additions.json'), 'utf8')) as Additions;
  const sources = createSourceIndex();
  const fromPackage = (name: string, what: string): number => {
    const { version, published } = additions.packages[name] ?? { version: '', published: '' };
    return sources.add(`npm ${name} ${checkedVersion(root, name, version)}${what}`, published);
  };
  const openAi = { ...readOpenAiSdk(root), source: fromPackage('openai', ', model types') };
  const anthropic = { ...readAnthropicSdk(root), source: fromPackage('@anthropic-ai/sdk', ', Model and DEPRECATED_MODELS') };
  const tokenizer = fromPackage('gpt-tokenizer', '/models');
  const prices = fromPackage('@pydantic/genai-prices', '');
  const priced = [...MAKERS, ...HOSTS].flatMap((id) => findProvider({ providerId: id })?.models.map((model) => ({ list: id, model })) ?? []);
  const specs = (Object.entries(tokenizerModels) as unknown as readonly (readonly [string, TokenizerModel])[]).filter(([id]) => !NOT_AN_API_ID.has(id));

  const lifecycle = kept.models.map((row) => toTuple(row, row.vendor === 'openai' ? openAi : row.vendor === 'anthropic' ? anthropic : undefined));
  for (const sdk of [openAi, anthropic]) {
    const known = new Set(lifecycle.map((row) => row[1]));
    const vendor = sdk === openAi ? 'openai' : 'anthropic';
    for (const [id, day] of sdk.shutdowns) {
      const covered = known.has(id) || kept.models.some((row) => row.vendor === vendor && row.aliases.includes(id));
      if (!covered) lifecycle.push([vendor, id, [], null, null, day, 'deprecated', borrowed(id, day), sdk.source, sourceDay(sdk.source), null, []]);
    }
  }

  const seen = new Set<string>();
  const fresh = (ids: readonly string[]): string => ids.filter((id) => id !== '' && !seen.has(id) && seen.add(id)).join(' ');
  const ids = [
    { source: openAi.source, suggest: true, ids: fresh(openAi.ids) },
    { source: anthropic.source, suggest: true, ids: fresh(anthropic.ids) },
    { source: sources.add('lifecycle.json', kept.asOf), suggest: true, ids: fresh(kept.models.flatMap((row) => [row.id, ...row.aliases])) },
    { source: tokenizer, suggest: true, ids: fresh(specs.flatMap(([id, { name }]) => [id, name])) },
    ...additions.ids.map((entry) => ({ source: sources.add(entry.source, entry.asOf), suggest: entry.suggest, ids: fresh(entry.ids) })),
    { source: prices, suggest: true, ids: fresh(priced.filter(({ list }) => MAKERS.includes(list)).flatMap(({ model }) => pricedIds(model))) },
    { source: prices, suggest: false, ids: fresh(priced.flatMap(({ model }) => pricedIds(model))) },
  ].filter((entry) => entry.ids !== '');

  return {
    asOf: kept.asOf, sources: sources.list, lifecycle, ids, pricesAsOf: sourceDay(prices),
    snapshots: snapshots(),
    hosted: { source: prices, ids: hostedIds() },
    limits: limits(),
    prices: additions.prices.map(({ source, asOf, ...price }): ExtraPrice => ({ ...price, source: sources.add(source, asOf) })),
  };

  function sourceDay(index: number): string {
    return sources.list[index]?.asOf ?? '';
  }

  /** An SDK's own date wins over a compiled one: it is the vendor's word, and newer. */
  function toTuple(row: KeptRow, sdk: (SdkModels & { readonly source: number }) | undefined): LifecycleTuple {
    const day = sdk?.shutdowns.get(row.id);
    const vendor = row.vendor === 'z-ai' ? 'zai' : row.vendor;
    const distributions = (row.distributions ?? []).map(({ via, announced, shutdown }) => [via, announced, shutdown] as const);
    const start = [vendor, row.id, row.aliases, row.released, row.announced] as const;
    const agrees = day === row.shutdown && row.confidence === undefined;
    if (sdk === undefined || day === undefined || agrees) {
      return [...start, row.shutdown, row.status, row.replacements, sources.add(row.source, row.asOf), row.asOf, row.confidence ?? null, distributions];
    }
    const replacements = row.replacements.length > 0 ? row.replacements : borrowed(row.id, day);
    return [...start, day, row.status === 'active' ? 'deprecated' : row.status, replacements, sdk.source, sourceDay(sdk.source), null, distributions];
  }

  /** An SDK names no replacements: those of the same model under its other name, when it ends on the same day. */
  function borrowed(id: string, day: string): readonly string[] {
    const family = parseId(id)?.family;
    const same = kept.models.find((row) => row.shutdown === day && row.replacements.length > 0 && (row.id === family || parseId(row.id)?.family === id));
    return same?.replacements ?? [];
  }

  /** Which snapshot a floating id stands for: what a person recorded, then the tokenizer's table, then shared rows, then the only dated sibling. */
  function snapshots(): CatalogData['snapshots'] {
    const map = new Map<string, readonly [string, number]>();
    const set = (id: string, snapshot: string, source: number): void => {
      if (id !== snapshot && !map.has(id)) map.set(id, [snapshot, source]);
    };
    for (const row of additions.snapshots) set(row.id, row.snapshot, sources.add(row.source, row.asOf));
    for (const [id, { name }] of specs) set(id, name, tokenizer);
    for (const row of kept.models) {
      const group = [row.id, ...row.aliases];
      for (const id of group) if (!isDated(id)) set(id, newest(group.filter((other) => samePlace(id, other))) ?? id, sources.add(row.source, row.asOf));
    }
    const everyId = ids.filter(({ suggest }) => suggest).flatMap((entry) => entry.ids.split(' ').map((id) => [id, entry.source] as const));
    const selfStanding = new Set(specs.filter(([id, { name }]) => id === name).map(([id]) => id));
    for (const [id, source] of everyId) {
      const parsed = parseId(id);
      if (parsed?.stability !== 'dated' || selfStanding.has(parsed.family)) continue;
      const pointer = parsed.vendor === 'anthropic' || (parsed.vendor === 'openai' && everyId.some(([other]) => other === parsed.family));
      const siblings = everyId.filter(([other]) => parseId(other)?.family === parsed.family && isDated(other));
      if (pointer && siblings.length === 1) set(parsed.family, id, source);
    }
    return [...map].filter(([id, [snapshot]]) => id !== snapshot).map(([id, [snapshot, source]]) => [id, snapshot, source]);
  }

  function limits(): CatalogData['limits'] {
    const map = new Map<string, readonly [number | null, number | null, number]>();
    for (const row of additions.limits) for (const id of row.ids) map.set(id, [row.context, row.maxOutput, sources.add(row.source, row.asOf)]);
    for (const [id, spec] of specs) {
      if (spec.context_window !== undefined || spec.max_output_tokens !== undefined) map.set(id, [spec.context_window ?? null, spec.max_output_tokens ?? null, tokenizer]);
    }
    for (const { model } of priced) {
      for (const id of model.context_window === undefined ? [] : pricedIds(model)) if (!map.has(id)) map.set(id, [model.context_window ?? null, null, prices]);
    }
    return [...map].map(([id, row]) => [id, ...row]);
  }
}

function isDated(id: string): boolean {
  return parseId(id)?.stability === 'dated';
}

/** A dated id that the pointer could stand for: same family, or the pointer's own name with a version behind it. */
function samePlace(pointer: string, other: string): boolean {
  if (!isDated(other)) return false;
  const stem = pointer.replace(/-(?:latest|stable|0)$/, '');
  return parseId(other)?.family === stem;
}

function newest(ids: readonly string[]): string | undefined {
  return ids.toSorted().at(-1);
}

/** The ids under which a price row is found exactly, freed of prefixes; prefixes and patterns of its match rule are no ids. */
function pricedIds(model: ModelInfo): readonly string[] {
  const exact: string[] = [model.id];
  const visit = (rule: ModelInfo['match']): void => {
    if ('equals' in rule) exact.push(rule.equals);
    else if ('or' in rule) rule.or.forEach(visit);
  };
  visit(model.match);
  return exact.flatMap((id) => {
    const located = locate(id.replace(/^regional\./, 'us.'));
    const parsed = located.id === undefined ? undefined : parseId(located.id);
    // OpenAI's own lists are complete; this one also has names that no API takes.
    return parsed === undefined || parsed.vendor === 'openai' ? [] : [parsed.model];
  });
}

/** `author/slug` of hosts' lists that no grammar reads. */
function hostedIds(): string {
  const ids = ['openrouter', 'together', 'huggingface_together', 'novita'].flatMap((id) => findProvider({ providerId: id })?.models.map((model) => model.id) ?? []);
  const bare = ids.map((id) => id.toLowerCase().replace(VARIANT, '')).filter((id) => /^[a-z0-9-]+\/[a-z0-9._-]+$/.test(id));
  return [...new Set(bare)].filter((id) => parseId(locate(id).id ?? '') === undefined).toSorted().join(' ');
}

/** One row a line, so that a change reads as a change of rows. */
function print(data: CatalogData): string {
  const lines = Object.entries(data).map(([key, value]) => {
    if (!Array.isArray(value)) return `${JSON.stringify(key)}:${JSON.stringify(value)}`;
    return `${JSON.stringify(key)}:[\n${value.map((row) => JSON.stringify(row)).join(',\n')}\n]`;
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}

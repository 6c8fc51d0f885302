import { highestRisk } from '../risk/riskLevels.ts';
import { describeModel } from '../models/describeModel.ts';
import { identifyModel } from '../models/identify.ts';
import type { Lifecycle } from '../models/lifecycle.ts';
import type { ScanReport } from './types.ts';
import type { ScanRow } from '../scan/row.ts';

/** What the bill of materials says beside the rows. */
export type BomFacts = {
  readonly toolVersion: string;
  /** ISO 8601. */
  readonly timestamp: string;
  /** Such as `urn:uuid:…`; a new one for each document. */
  readonly serialNumber: string;
  /** What is known of a model's future today. */
  readonly lifecycle: (text: string) => Lifecycle | undefined;
};

type Property = { readonly name: string; readonly value: string };

/**
 * The models in use as a CycloneDX 1.6 bill of materials (ML-BOM): one component a model and channel, with the places it is used in.
 * Tables, tests and text are no dependency and are left out; an alias counts through the ids of `models.config.json`.
 * Format: https://cyclonedx.org/docs/1.6/json/
 */
export function scanToCyclonedx({ rows, complete }: ScanReport, { toolVersion, timestamp, serialNumber, lifecycle }: BomFacts): string {
  const used = rows.filter(({ role, alias, endpoint }) => role === 'usage' && alias === undefined && endpoint === undefined);
  const components = [...Map.groupBy(used, ({ channel, model }) => `${channel}/${model}`)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, members]) => component(key, members, lifecycle));
  const bom = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber,
    version: 1,
    metadata: {
      timestamp,
      tools: { components: [{ type: 'application', name: 'promptshift', version: toolVersion }] },
      properties: [{ name: 'promptshift:complete', value: String(complete) }],
    },
    components,
    compositions: [{ aggregate: complete ? 'unknown' : 'incomplete', assemblies: components.map((each) => each['bom-ref']) }],
  };
  return `${JSON.stringify(bom, undefined, 2)}\n`;
}

function component(key: string, rows: readonly ScanRow[], lifecycle: BomFacts['lifecycle']) {
  const [first] = rows as readonly [ScanRow, ...ScanRow[]];
  const identity = identifyModel(first.text);
  const vendor = identity === undefined || identity.vendor === 'unknown' ? undefined : describeModel(identity).vendorName;
  return {
    type: 'machine-learning-model',
    'bom-ref': key,
    ...(vendor === undefined ? {} : { supplier: { name: vendor } }),
    name: first.model,
    properties: properties(first, rows, lifecycle(first.text)),
    evidence: { occurrences: rows.map(({ path, line, text }) => ({ location: path, line, symbol: text })) },
  };
}

function properties({ channel, pin }: ScanRow, rows: readonly ScanRow[], life: Lifecycle | undefined): readonly Property[] {
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['channel', channel],
    ['pin', pin],
    ['uses', String(rows.length)],
    ['risk', highestRisk(rows.flatMap(({ risk }) => risk?.level ?? []))],
    ['lifecycle', life?.state],
    ['shutdown', life?.shutdown],
    ['successor', life?.successor],
    ['lifecycleSource', life?.source],
    ['lifecycleAsOf', life?.asOf],
  ];
  return facts.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [{ name: `promptshift:${name}`, value }]));
}

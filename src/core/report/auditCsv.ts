import type { Cost } from '../models/cost.ts';
import type { AuditLine } from '../inventory/auditLines.ts';
import { csv } from './csv.ts';

/** A cell that lists more paths than this ends with their number. */
const mostPaths = 20;

const columns: readonly (readonly [string, (line: AuditLine) => string])[] = [
  ['model', ({ model }) => model],
  ['alias', ({ alias = '' }) => alias],
  ['vendor', ({ vendor }) => vendor],
  ['uses', ({ uses }) => String(uses)],
  ['files', ({ paths }) => String(paths.length)],
  ['owner', ({ owners }) => owners.join('; ')],
  ['risk', ({ risk = '' }) => risk],
  ['risk reasons', ({ riskReasons }) => riskReasons.join('; ')],
  ['sensitivity', ({ sensitivity }) => sensitivity.join('; ')],
  ['traffic (calls per month)', ({ traffic }) => (traffic === undefined ? 'unknown' : String(traffic.callsPerMonth))],
  ['prompt tokens per call', ({ traffic }) => (traffic === undefined ? 'unknown' : String(traffic.promptTokens))],
  ['completion tokens per call', ({ traffic }) => (traffic === undefined ? 'unknown' : String(traffic.completionTokens))],
  ['monthly cost today (USD)', ({ cost }) => dollars(cost)],
  ['successor', ({ successor }) => successor?.model ?? ''],
  ['monthly cost on successor (USD)', ({ successor }) => (successor === undefined ? '' : dollars(successor.cost))],
  ['prices of', ({ cost, successor }) => pricesOf(cost) ?? pricesOf(successor?.cost) ?? ''],
  ['shutdown date', ({ lifecycle }) => (lifecycle === undefined ? 'unknown' : lifecycle.shutdown ?? 'none announced')],
  ['shutdown source', ({ lifecycle }) => lifecycle?.source ?? ''],
  ['source read on', ({ lifecycle }) => lifecycle?.asOf ?? ''],
  ['paths', ({ paths }) => (paths.length > mostPaths ? [...paths.slice(0, mostPaths), `${paths.length - mostPaths} more`] : paths).join('; ')],
];

/** The models in use with the columns of an audit, one line a model or alias; units are in the header. What is not known says `unknown`, never 0. */
export function auditToCsv(lines: readonly AuditLine[]): string {
  return csv([columns.map(([name]) => name), ...lines.map((line) => columns.map(([, cell]) => cell(line)))]);
}

/** To the cent; less than one keeps two digits that count. */
function dollars(cost: Cost): string {
  if (cost.kind === 'unknown') return 'unknown';
  return cost.usd === 0 || cost.usd >= 0.01 ? cost.usd.toFixed(2) : cost.usd.toLocaleString('en-US', { maximumSignificantDigits: 2, useGrouping: false });
}

function pricesOf(cost: Cost | undefined): string | undefined {
  return cost === undefined || cost.kind === 'unknown' ? undefined : cost.pricesAsOf;
}

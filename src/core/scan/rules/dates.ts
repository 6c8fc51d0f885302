import type { Lifecycle } from '../../models/lifecycle.ts';
import type { Finding } from '../types.ts';

const staleDays = 120;
const dayLength = 86_400_000;

/** `; use X`, with the way there when it leads over models that are gone themselves. */
export function successorClause({ chain, successor }: Lifecycle): string {
  if (successor === undefined) return '';
  const passed = chain.filter((id) => id !== successor);
  return passed.length === 0 ? `; use ${successor}` : `; use ${successor} (${passed.join(', then ')} named first, also ending)`;
}

/** Where the date was read and when, with a warning when that was long ago. */
export function sourceClause({ source, asOf, confidence }: Pick<Lifecycle, 'source' | 'asOf' | 'confidence'>, today: string): string {
  const age = -daysUntil(asOf.length === 7 ? `${asOf}-01` : asOf, today);
  const stale = age > staleDays ? `, ${age} days ago: check it` : '';
  return ` (${siteOf(source)}${confidence === undefined ? '' : `, ${confidence}`}, read ${asOf}${stale})`;
}

/** Whole days from `today` to a day; negative when it is past. */
export function daysUntil(day: string, today: string): number {
  return Math.ceil((Date.parse(day) - Date.parse(today)) / dayLength);
}

export function sourceOf({ source, asOf }: Lifecycle): Pick<Finding, 'source'> {
  return { source: { url: source, asOf } };
}

function siteOf(source: string): string {
  return URL.canParse(source) ? new URL(source).hostname.replace(/^www\./, '') : source;
}

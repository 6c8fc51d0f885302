import { stoppingService } from '../endpoints.ts';
import { daysUntil, sourceClause } from './dates.ts';
import type { Rule } from './rule.ts';

/** A service that code calls stops: a warning, an error once it has stopped. */
export const endpoint: Rule = {
  id: 'model/endpoint',
  check({ reference, today }) {
    const service = reference.endpoint === undefined ? undefined : stoppingService(reference.endpoint);
    if (service === undefined) return undefined;
    const { name, stops, instead, source, read, confidence } = service;
    const days = daysUntil(stops, today);
    const stopped = days <= 0;
    const when = stopped ? `stopped on ${stops}` : `stops on ${stops}, in ${days} ${days === 1 ? 'day' : 'days'}`;
    const row = { source, asOf: read, ...(confidence === undefined ? {} : { confidence }) };
    return {
      severity: stopped ? 'error' : 'warning',
      message: `${name} ${when}; ${instead}${sourceClause(row, today)}`,
      source: { url: source, asOf: read },
    };
  },
};

import { bodyOf, codeOf, statusOf, systemCode } from './errorFacts.ts';
import { recordOf } from '../views/record.ts';

/** A failure that another try may get past: the server is busy or broken, or the connection dropped before an answer. */
export function isPassing(error: unknown): boolean {
  const status = statusOf(error);
  if (status === 429) return codeOf(error) !== 'insufficient_quota';
  if (status !== undefined) return status === 408 || status >= 500;
  return ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT'].includes(systemCode(error) ?? '');
}

/** The server has too much to do: everyone who asks it should rest. 529 is Anthropic's word for it. */
export function isBusy(error: unknown): boolean {
  return [429, 503, 529].includes(statusOf(error) ?? 0);
}

/**
 * ms the server asks to wait (`retry-after-ms`, or `retry-after` in seconds or as a date, or Google's `retryDelay` in the body);
 * undefined when it does not.
 */
export function retryAfterMs(error: unknown, now: number): number | undefined {
  const { headers } = recordOf(error);
  const get = (name: string): string | undefined => {
    const read = recordOf(headers)['get'];
    const value: unknown = typeof read === 'function' ? read.call(headers, name) : undefined;
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
  };
  const milliseconds = Number(get('retry-after-ms') ?? Number.NaN);
  if (Number.isFinite(milliseconds)) return Math.max(0, milliseconds);
  const after = get('retry-after');
  if (after === undefined) return retryDelayMs(error);
  const seconds = Number(after);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(after) - now;
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}

/** Google says it in a detail of the error: `{"@type": …RetryInfo, "retryDelay": "34s"}`. */
function retryDelayMs(error: unknown): number | undefined {
  const { details } = recordOf(bodyOf(error));
  const delays = Array.isArray(details) ? details.map((detail) => recordOf(detail)['retryDelay']) : [];
  const seconds = Number.parseFloat(String(delays.find((delay) => typeof delay === 'string')));
  return Number.isFinite(seconds) ? Math.max(0, seconds * 1000) : undefined;
}

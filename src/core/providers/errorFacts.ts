import { recordOf } from '../views/record.ts';

/** The HTTP status of a refusal; undefined when no server answered. */
export function statusOf(error: unknown): number | undefined {
  const { status } = recordOf(error);
  return typeof status === 'number' ? status : undefined;
}

/** Node's code of a network error, however deep `fetch` has wrapped it. */
export function systemCode(error: unknown): string | undefined {
  let at: unknown = error;
  for (let depth = 0; depth < 6 && typeof at === 'object' && at !== null; depth++) {
    const { code, cause, errors } = recordOf(at);
    if (typeof code === 'string' && /^(?:E[A-Z]+|UND_ERR_|.*(?:CERT|SSL|TLS))/.test(code)) return code;
    at = cause ?? (Array.isArray(errors) ? errors[0] : undefined);
  }
  return undefined;
}

/** The API's own word for what went wrong, such as `insufficient_quota`. */
export function codeOf(error: unknown): unknown {
  return recordOf(error)['code'];
}

/** The `error` of the body. Google's compatible endpoint sends a list of one. */
export function bodyOf(error: unknown): unknown {
  const body = recordOf(error)['error'];
  return Array.isArray(body) ? recordOf(body[0])['error'] ?? body[0] : body;
}

/** What went wrong, as a class of cause; the faces map it to an exit code or a notification. */
export type ErrorCode =
  /** wrong usage or configuration: the person can fix it (CLI exit 2) */
  | 'configuration'
  /** the provider refused, failed or broke off (CLI exit 3) */
  | 'provider'
  /** stopped by the person (CLI exit 3) */
  | 'cancelled'
  /** nothing was sent because it might have cost more than the budget leaves (CLI exit 3) */
  | 'budget';

/**
 * An error meant for a person: `message` says what is wrong, `remedy` what to do next.
 * Any other error that reaches a face is a defect and keeps its stack.
 */
export class PromptshiftError extends Error {
  override readonly name = 'PromptshiftError';
  readonly code: ErrorCode;
  readonly remedy: string;

  /** By name: the extension and what it loads on first use are two bundles, each with a copy of this class. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    if (this !== PromptshiftError) return Function.prototype[Symbol.hasInstance].call(this, value);
    return value instanceof Error && value.name === 'PromptshiftError';
  }

  constructor(code: ErrorCode, message: string, remedy: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
    this.remedy = remedy;
  }
}

/** One line for a person: what is wrong, then what to do. Unknown values are shown as they print. */
export function describeError(error: unknown): string {
  if (error instanceof PromptshiftError) return `${error.message} ${error.remedy}`;
  return error instanceof Error ? error.message : String(error);
}

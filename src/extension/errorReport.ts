import { PromptshiftError } from '../core/errors.ts';

/** An error made ready for a person and for the log. */
export type ErrorReport = {
  /** One or two sentences, with what to do next. */
  readonly message: string;
  /** For the log: the stack of a defect, the cause of a known error. */
  readonly details: string;
  /** True when the person stopped it: nothing to show. */
  readonly cancelled: boolean;
};

/** What to say of an error that ended `task` (such as "Compare models"). A defect keeps its stack. */
export function toErrorReport(task: string, error: unknown): ErrorReport {
  if (error instanceof PromptshiftError) {
    const cause = error.cause === undefined ? '' : `\n${printed(error.cause)}`;
    return {
      message: `${task}: ${error.message} ${error.remedy}`,
      details: `${task} [${error.code}]: ${error.message}${cause}`,
      cancelled: error.code === 'cancelled',
    };
  }
  const cancelled = error instanceof Error && (error.name === 'AbortError' || error.name === 'Canceled');
  return { message: `${task} failed: ${sentence(error)} The log has the details.`, details: `${task}: ${printed(error)}`, cancelled };
}

function printed(value: unknown): string {
  return value instanceof Error ? (value.stack ?? value.message) : String(value);
}

function sentence(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

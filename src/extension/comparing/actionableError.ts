import { PromptshiftError, type ErrorCode } from '../../core/errors.ts';
import type { PanelProblem, ProblemAction } from '../../core/views/comparePanel.ts';

/** An error whose remedy is a button away. */
export class ActionableError extends PromptshiftError {
  readonly actions: readonly ProblemAction[];

  /** By what it carries: what starts and what commands do are two bundles, each with a copy of this class. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof PromptshiftError && 'actions' in value;
  }

  constructor(code: ErrorCode, message: string, remedy: string, actions: readonly ProblemAction[]) {
    super(code, message, remedy);
    this.actions = actions;
  }
}

/** What the panel says of an error; nothing when the person stopped the run. */
export function toPanelProblem(error: unknown): PanelProblem | undefined {
  if (error instanceof PromptshiftError) {
    if (error.code === 'cancelled') return undefined;
    const actions = error instanceof ActionableError ? error.actions : [];
    return { message: error.message, remedy: error.remedy, actions: [...actions, 'showLog'] };
  }
  return { message: 'Something went wrong in Promptshift itself.', remedy: 'The log has the details.', actions: ['showLog'] };
}

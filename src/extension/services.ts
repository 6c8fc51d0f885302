import type * as vscode from 'vscode';
import type { Clock, Logger } from '../core/host.ts';
import type { Core } from './core.ts';
import type { DisposableStore } from './disposableStore.ts';
import type { Feedback } from './feedback.ts';
import type { CommandId } from './ids.ts';
import type { KeyStore } from './keys/keyStore.ts';
import type { Session } from './session/session.ts';
import type { Settings } from './settings.ts';

/** What `activate` hands to every feature. */
export type Services = {
  readonly context: vscode.ExtensionContext;
  readonly store: DisposableStore;
  readonly settings: Settings;
  readonly logger: Logger;
  readonly feedback: Feedback;
  readonly keys: KeyStore;
  readonly session: Session;
  readonly clock: Clock;
  /** The core, loaded when a feature first needs it. */
  readonly core: () => Promise<Core>;
  /** Registers a command whose failures are shown with "Show log"; `task` names it to the person. */
  readonly register: (id: CommandId, task: string, run: (...args: readonly unknown[]) => unknown) => void;
};

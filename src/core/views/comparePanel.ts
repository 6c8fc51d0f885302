/**
 * The protocol between the compare panel and the extension: every message either end may send.
 * Plain data only; the page sees nothing of the core but this folder.
 */
import type { ComparisonView, SideHeader, SideName } from './comparison.ts';

/** What a person can do about a problem, as a button of the panel. */
export type ProblemAction = 'setApiKey' | 'manageTrust' | 'openSettings' | 'showLog';

/** What the buttons are called, in the panel and in notifications. */
export const problemActionTitles: Readonly<Record<ProblemAction, string>> = {
  setApiKey: 'Set API key',
  manageTrust: 'Manage workspace trust',
  openSettings: 'Open settings',
  showLog: 'Show log',
};

/** Why there is no answer, or only a part of one: a sentence, what to do next, and buttons for it. */
export type PanelProblem = { readonly message: string; readonly remedy: string; readonly actions: readonly ProblemAction[] };

/**
 * All that a panel shows and needs to run again. The extension holds it, the page persists it through `setState`:
 * neither a window reload nor a hidden tab loses an answer that was paid for.
 */
export type ComparePanelState = {
  readonly promptUri: string;
  /** The models as asked for: an alias or an id. */
  readonly requested: Readonly<Record<SideName, string>>;
  /** Inputs given for this prompt; they win over its defaults. */
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly running: boolean;
  readonly view: ComparisonView;
  readonly problem?: PanelProblem;
};

/** Extension → page. */
export type ToPage =
  | { readonly type: 'show'; readonly state: ComparePanelState }
  | { readonly type: 'started'; readonly sides: Readonly<Record<SideName, SideHeader>> }
  | { readonly type: 'text'; readonly side: SideName; readonly delta: string }
  /** The server says that its answers are fixtures; shown while they arrive. */
  | { readonly type: 'sample'; readonly notice: string }
  | { readonly type: 'sideFinished'; readonly side: SideName; readonly status: 'complete' | 'failed' | 'cancelled'; readonly error?: string }
  | { readonly type: 'finished'; readonly view: ComparisonView; readonly problem?: PanelProblem }
  /** The run ended without a comparison; what had arrived stays. */
  | { readonly type: 'stopped'; readonly problem?: PanelProblem };

/** Page → extension. */
export type ToExtension =
  | { readonly type: 'ready' }
  | { readonly type: 'run' }
  | { readonly type: 'stop' }
  | { readonly type: 'chooseModel'; readonly side: SideName }
  | { readonly type: 'openPrompt' }
  | { readonly type: 'act'; readonly action: ProblemAction };

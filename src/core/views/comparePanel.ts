/**
 * The protocol between the compare panel and the extension: every message either end may send.
 * Plain data only; the page sees nothing of the core but this folder.
 */
import type { CompareSetup } from './compareSetup.ts';
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
  /** Another version of the prompt, for the candidate. */
  readonly candidatePromptUri?: string;
  /** The models as asked for: an alias or an id. */
  readonly requested: Readonly<Record<SideName, string>>;
  /** Inputs given for this prompt; they win over its defaults. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** How many answers each side is asked for; 1 when left out. */
  readonly runs?: number;
  /** Asks each of two versions on each of two models. */
  readonly grid?: boolean;
  /** Parameters of a side in place of the prompt's. */
  readonly parameters?: Readonly<Partial<Record<SideName, Readonly<Record<string, unknown>>>>>;
  /** True while one model is asked alone, false once a second was added to it; left out where two were compared from the start. */
  readonly single?: boolean;
  readonly running: boolean;
  readonly view: ComparisonView;
  /** Absent until the prompt was read, such as in a state of an older version. */
  readonly setup?: CompareSetup;
  /** Said when the answers shown are not those of the inputs and parameters shown. */
  readonly stale?: boolean;
  readonly problem?: PanelProblem;
};

/** Names a panel: one a prompt, one a pair of versions, and one that began with a single model. */
export function panelKey({ promptUri, candidatePromptUri, single }: Pick<ComparePanelState, 'promptUri' | 'candidatePromptUri' | 'single'>): string {
  if (single !== undefined) return `${promptUri} run`;
  return candidatePromptUri === undefined ? promptUri : `${promptUri} ${candidatePromptUri}`;
}

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

/** A change of what the next run asks for. */
export type SetupChange =
  /** The text of an input's field; an empty one gives the input back to its default. */
  | { readonly type: 'setInput'; readonly name: string; readonly text: string }
  | { readonly type: 'setRuns'; readonly runs: number }
  | { readonly type: 'setGrid'; readonly grid: boolean }
  | { readonly type: 'setParameter'; readonly side: SideName; readonly name: string; readonly text: string }
  | { readonly type: 'removeParameter'; readonly side: SideName; readonly name: string }
  /** Back to what the prompt asks for. */
  | { readonly type: 'resetParameters'; readonly side: SideName };

/** What can be done with a comparison. The same words are on the buttons. */
export const panelActionTitles = {
  loadInputs: 'Fill from…',
  openDiff: 'Open in diff editor',
  copyMarkdown: 'Copy as Markdown',
  saveCase: 'Save as eval case…',
  setCandidate: 'Set candidate of alias',
  history: 'History…',
} as const;
export type PanelAction = keyof typeof panelActionTitles;

/** Page → extension. */
export type ToExtension =
  | { readonly type: 'ready' }
  | { readonly type: 'run' }
  | { readonly type: 'stop' }
  | { readonly type: 'chooseModel'; readonly side: SideName }
  | { readonly type: 'openPrompt' }
  | SetupChange
  | { readonly type: 'do'; readonly action: PanelAction }
  | { readonly type: 'act'; readonly action: ProblemAction };

export type SideName = 'baseline' | 'candidate';

/** A side's heading: `alias → id` when the model came from an alias. `notes` are parameters, omitted ones, served ≠ asked. */
export type SideHeader = {
  readonly model: string;
  readonly alias?: string;
  /** Of the prompt, where the two sides differ in it. */
  readonly version?: string;
  readonly notes: readonly string[];
};

export type SideView = SideHeader & {
  readonly text: string;
  readonly status: 'idle' | 'streaming' | 'complete' | 'failed' | 'cancelled';
  readonly error?: string;
  /** Where the answer comes from, when it is not fresh from a model. */
  readonly labels?: readonly AnswerLabel[];
  /** What the server says it served, when that is another model than was asked for. */
  readonly served?: string;
  /** The snapshot it says it served for the floating id that was asked for. */
  readonly servedSnapshot?: string;
  /** In the order of the calls; absent when there were none. */
  readonly toolCalls?: readonly ToolCallView[];
  /** The answer against the output schema; absent when there is none. */
  readonly outputCheck?: CheckView;
};

export type AnswerLabel = 'sample' | 'replayed' | 'cached';

/** ✓, or ✖ with a reason: a clause. */
export type CheckView = { readonly ok: boolean; readonly reason?: string };

export type ToolCallView = {
  readonly name: string;
  /** `id: 17, note: "late"` */
  readonly arguments: string;
  /** Against the tool's schema; absent when no tools are known. */
  readonly check?: CheckView;
  /** How it compares with the other side's call of this name. `only`: the other side has none. */
  readonly compared: 'same' | 'differs' | 'only';
  /** What differs, argument by argument, such as `/id`. */
  readonly changes?: readonly StructureChangeView[];
};

/** A row of the figures table, ready to print. Over repeats the figures are means. */
export type FigureRow = {
  readonly id: string;
  readonly label: string;
  readonly baseline: string;
  readonly candidate: string;
  readonly delta: string;
  /** How they vary over repeats, such as `310–520, sd 90`; empty where they do not. */
  readonly spread?: Readonly<Record<SideName, string>>;
};

export type DiffPartView = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string };

/** How two answers are compared. */
export type DiffKind = 'words' | 'lines' | 'structure';

/** A line of a line diff, with its number on each side, from 1. */
export type DiffLineView = { readonly kind: DiffPartView['kind']; readonly text: string; readonly before?: number; readonly after?: number };

/** Lines nobody changed, far from any change: `count` lines from index `from` on. */
export type Fold = { readonly from: number; readonly count: number };

export type LineDiffView = {
  readonly lines: readonly DiffLineView[];
  /** To show as one line each until they are opened. */
  readonly folds: readonly Fold[];
  /** Indexes of the lines where a change begins, for next and previous. */
  readonly changes: readonly number[];
};

/** A difference between two JSON documents; values printed in one line. `path` is a JSON Pointer. */
export type StructureChangeView = {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  readonly path: string;
  /** Where a moved item was. */
  readonly from?: string;
  readonly before?: string;
  readonly after?: string;
};

/** One version on one model of a grid, figures formatted. */
export type GridCellView = {
  readonly version: string;
  readonly model: string;
  /** Which of the two compared sides it is, if any. */
  readonly side?: SideName;
  /** The first answer. */
  readonly text: string;
  readonly status: SideView['status'];
  readonly error?: string;
  readonly output: string;
  readonly total: string;
  readonly cost: string;
  readonly agreement?: string;
};

/** Everything a compare page shows: the panel, the HTML report and the terminal print the same model. */
export type ComparisonView = {
  readonly title: string;
  readonly provider: string;
  /** Said plainly when the answers are not from a real model. */
  readonly sampleNotice?: string;
  /** Other sentences a reader must not miss: served ≠ asked, unknown price, estimated figures, the date of the prices. */
  readonly notices: readonly string[];
  readonly baseline: SideView;
  readonly candidate: SideView;
  readonly figures: readonly FigureRow[];
  readonly diff: readonly DiffPartView[];
  /** Indexes of `diff` where a change begins, for next and previous. */
  readonly changes?: readonly number[];
  /** The same answers compared by line. */
  readonly lines?: LineDiffView;
  /** The same compared as values; only when both answers are JSON. Empty when they are equal. */
  readonly structure?: readonly StructureChangeView[];
  /** How often each side was asked; 1 when left out. */
  readonly runs?: number;
  /** Set where one model was asked alone; the candidate then repeats the baseline and is not shown. */
  readonly single?: boolean;
  /** What the mean cost is made of. */
  readonly costs?: readonly FigureRow[];
  /** What the whole comparison cost, as a sentence. */
  readonly spent?: string;
  /** All versions on all models, where there are more than two cells. */
  readonly grid?: readonly GridCellView[];
};

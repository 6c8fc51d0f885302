export type SideName = 'baseline' | 'candidate';

/** A side's heading: `alias → id` when the model came from an alias. `notes` are parameters, omitted ones, served ≠ asked. */
export type SideHeader = { readonly model: string; readonly alias?: string; readonly notes: readonly string[] };

export type SideView = SideHeader & {
  readonly text: string;
  readonly status: 'idle' | 'streaming' | 'complete' | 'failed' | 'cancelled';
  readonly error?: string;
};

/** A row of the figures table, ready to print. */
export type FigureRow = {
  readonly id: 'input' | 'cached' | 'output' | 'reasoning' | 'firstToken' | 'total' | 'cost' | 'perMonth';
  readonly label: string;
  readonly baseline: string;
  readonly candidate: string;
  readonly delta: string;
};

export type DiffPartView = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string };

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
};

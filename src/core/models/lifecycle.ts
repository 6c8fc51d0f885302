/** A row of the shipped lifecycle data, or of a user's own. Dates are ISO days. */
export type LifecycleRow = {
  /** `bedrock`, `vertex` and `azure` are clocks of their own and count only for ids of those channels. */
  readonly vendor: string;
  readonly id: string;
  readonly aliases: readonly string[];
  readonly released: string | null;
  readonly announced: string | null;
  readonly shutdown: string | null;
  readonly status: string;
  readonly replacements: readonly string[];
  readonly source: string;
  /** The day (`YYYY-MM-DD`) or month (`YYYY-MM`) the source was read. */
  readonly asOf: string;
  /** `single-source` or `second-hand` where it was not read on the vendor's own page. */
  readonly confidence?: string;
  /** Other hosts' dates for the same model; `via` is `aws-bedrock`, `vertex-ai` or `azure-ai-foundry`. */
  readonly distributions?: readonly { readonly via: string; readonly announced: string | null; readonly shutdown: string | null }[];
};

/** What the catalog knows about an id's future, on a given day. */
export type Lifecycle = {
  readonly state: 'active' | 'deprecated' | 'retired';
  readonly announced?: string;
  readonly shutdown?: string;
  /** Days from today to the shutdown; negative when past. */
  readonly daysLeft?: number;
  /** The snapshot whose date this is, when the id itself has no row and only resolves to it today. */
  readonly via?: string;
  /** Every replacement from this id to one that lives, in order; empty when none is named. */
  readonly chain: readonly string[];
  /** The last of `chain`, when it lives. */
  readonly successor?: string;
  readonly source: string;
  readonly asOf: string;
  readonly confidence?: string;
};

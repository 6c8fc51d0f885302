/** What a result says of the run it was held against. */
export type ReferenceAbout = {
  readonly run: string;
  /** ISO 8601, UTC: when the run began. */
  readonly ranAt: string;
  /** The provider's label. */
  readonly provider: string;
  readonly model: string;
  /** When it was blessed (ISO 8601, UTC), and by whom where git knows. Older files say neither. */
  readonly blessedAt?: string;
  readonly blessedBy?: string;
  /** What besides the model changed since: `the prompt`, `the parameters`. Empty where a difference is the model's alone. */
  readonly changed: readonly string[];
};

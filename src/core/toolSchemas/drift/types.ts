/** Ids of what a comparison with an earlier revision reports. */
export const driftRuleIds = ['schema/breaking-change', 'schema/compatible-change'] as const;
export type DriftRuleId = (typeof driftRuleIds)[number];

/** One difference of two schemas of arguments. `pointer` is inside the later one, or where it would be. */
export type DriftChange = {
  readonly pointer: string;
  /** A call that was right may be wrong now. */
  readonly breaking: boolean;
  /** A sentence without a stop. */
  readonly message: string;
};

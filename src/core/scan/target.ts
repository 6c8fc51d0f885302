/** The models of the aliases that apply to a file, by name. */
export type AliasModels = Readonly<Record<string, { readonly default: string; readonly candidate?: string }>>;

/** Where call sites are to move. Plain data. */
export type ParameterTarget = {
  /** A model id, an alias, or `successor`: what the lifecycle data names for each id. Without it, only aliases with a candidate have a target. */
  readonly target?: string;
  readonly aliases?: AliasModels;
};

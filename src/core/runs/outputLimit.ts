type Parameters = Readonly<Record<string, unknown>>;

/** Every API's word for the most tokens an answer may have, reasoning included. */
const limitNames = ['max_output_tokens', 'max_completion_tokens', 'max_tokens'] as const;

/** The most tokens an answer may have; undefined when the parameters set no limit. */
export function outputLimit(parameters: Parameters): number | undefined {
  const limits = limitNames.map((name) => parameters[name]).filter((limit): limit is number => typeof limit === 'number' && limit > 0);
  // several may be sent, and nobody says which one a server follows
  return limits.length === 0 ? undefined : Math.max(...limits);
}

/** The parameters with this limit, unless they set one themselves. */
export function withOutputLimit(parameters: Parameters, limit: number | undefined): Parameters {
  return limit === undefined || outputLimit(parameters) !== undefined ? parameters : { ...parameters, max_output_tokens: limit };
}

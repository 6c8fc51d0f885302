/** A parameter that the model rejects. */
export type RejectedParameter = {
  /** As the caller wrote it: `temperature`, `reasoning_effort`, `reasoning`. */
  readonly name: string;
  /** A clause for a person, such as `gpt-5 accepts no temperature`. */
  readonly reason: string;
  /** `documented`: vendor documentation or an API error quoted word for word; `inferred`: neighbouring families do. */
  readonly evidence: 'documented' | 'inferred';
  readonly source: string;
};

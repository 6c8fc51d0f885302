/** Who made the model. `unknown` for local names, deployments and the many small makers behind a gateway. */
export type Vendor =
  | 'openai' | 'anthropic' | 'google' | 'mistral' | 'amazon' | 'cohere' | 'meta' | 'deepseek' | 'xai' | 'alibaba'
  | 'moonshot' | 'zai' | 'microsoft' | 'nvidia' | 'perplexity' | 'ai21' | 'minimax' | 'xiaomi' | 'unknown';

/** How the model is reached, as far as the id's own form tells. */
export type Channel = 'direct' | 'azure' | 'bedrock' | 'vertex' | 'openrouter' | 'ollama' | 'gateway' | 'unknown';

/** Whether the behaviour behind an id can change under it; see the README's glossary. Only `floating` is unpinned. */
export type PinState = 'snapshot' | 'floating' | 'preview' | 'unknown';

/** What an id says about itself. Pure function of the text and the shipped catalog. */
export type ModelIdentity = {
  /** As written, with any prefix. */
  readonly text: string;
  /** Canonical id: prefix stripped, the vendor's own spelling. */
  readonly model: string;
  /** The model without its snapshot: `gpt-4o-mini` for `gpt-4o-mini-2024-07-18`. */
  readonly family: string;
  /** The part that fixes the snapshot, as the vendor writes it: `2024-07-18`, `20250929`, `001`. */
  readonly version?: string;
  readonly vendor: Vendor;
  readonly channel: Channel;
  readonly pin: PinState;
  /** The snapshot a floating id stands for today, when the catalog names it. */
  readonly snapshot?: string;
  /** Base model of a fine-tuned id. */
  readonly fineTunedFrom?: string;
  /** True when the catalog has a row for the canonical id (or its base); false for a well-formed id nobody listed. */
  readonly listed: boolean;
  /**
   * True for words that are a model only where a model is expected (`mistral`, `o1`, `gpt-oss`, `command`, `claude-3`):
   * the scanner counts them only in a model position.
   */
  readonly bareWord: boolean;
};

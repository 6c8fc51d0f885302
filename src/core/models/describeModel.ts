import { limitsOf, type ModelLimits } from './catalog.ts';
import type { ModelIdentity, Vendor } from './identity.ts';

const NAMES: Readonly<Record<Vendor, string>> = {
  openai: 'OpenAI', anthropic: 'Anthropic', google: 'Google', mistral: 'Mistral', amazon: 'Amazon', cohere: 'Cohere', meta: 'Meta', deepseek: 'DeepSeek',
  xai: 'xAI', alibaba: 'Alibaba', moonshot: 'Moonshot AI', zai: 'Z.ai', microsoft: 'Microsoft', nvidia: 'NVIDIA', perplexity: 'Perplexity', ai21: 'AI21',
  minimax: 'MiniMax', xiaomi: 'Xiaomi', unknown: 'unknown maker',
};

/** What a hover shows about a model besides its lifecycle and price. */
export type ModelFacts = { readonly vendorName: string; readonly limits?: ModelLimits };

/** Facts of the shipped catalog. Prices are `priceOf` in `prices.ts`, which is loaded on first use. */
export function describeModel(identity: ModelIdentity): ModelFacts {
  const { fineTunedFrom, snapshot, family, model } = identity;
  const limits = [fineTunedFrom ?? model, snapshot, family].map((id) => (id === undefined ? undefined : limitsOf(id))).find((found) => found !== undefined);
  return { vendorName: NAMES[identity.vendor], ...(limits === undefined ? {} : { limits }) };
}

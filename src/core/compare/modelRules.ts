import type { Clock } from '../host.ts';
import { identifyModel } from '../models/identify.ts';
import { loadPrices } from '../models/loadPrices.ts';
import { rejectedParameters } from '../models/parameters.ts';
import { chooseApi, type OpenAiApi } from '../providers/chooseApi.ts';
import { parseEndpoint } from '../providers/endpoint.ts';
import { createTokenCounter } from './countTokens.ts';
import type { CompareDeps } from './types.ts';

/**
 * What the catalog and the price lists say about models, as a comparison needs it. `baseUrl` and `api` are those of the provider:
 * what a model rejects depends on the API it is asked through.
 */
export function createModelRules(clock: Clock, baseUrl: string, api: OpenAiApi | 'auto'): Pick<CompareDeps, 'price' | 'rejected' | 'countTokens'> {
  const endpoint = parseEndpoint(baseUrl);
  return {
    price: async (model, usage) => {
      const identity = identifyModel(model);
      if (identity === undefined) return { kind: 'unknown', reason: `No price list has ${model}.` };
      const { priceAnswer } = await loadPrices();
      return priceAnswer(usage, identity, new Date(clock.now()).toISOString());
    },
    rejected: (model, parameters) => {
      const identity = identifyModel(model);
      if (identity === undefined) return [];
      return rejectedParameters(identity, parameters, chooseApi(api, endpoint, { model, parameters })).map(({ name, reason, evidence }) => ({
        name,
        reason: evidence === 'inferred' ? `${reason} (inferred from its neighbours)` : reason,
      }));
    },
    countTokens: createTokenCounter(),
  };
}

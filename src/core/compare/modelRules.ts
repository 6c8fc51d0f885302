import type { Clock } from '../host.ts';
import { identifyModel } from '../models/identify.ts';
import type { ModelIdentity } from '../models/identity.ts';
import { loadPrices } from '../models/loadPrices.ts';
import type { PriceRows } from '../models/prices.ts';
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
  const rows: PriceRows = new Map();
  // asked for with every answer, and the module system takes its time to say that it has one
  let prices: Awaited<ReturnType<typeof loadPrices>> | undefined;
  const identities = new Map<string, ModelIdentity | undefined>();
  return {
    price: async (model, usage) => {
      if (!identities.has(model)) identities.set(model, identifyModel(model));
      const identity = identities.get(model);
      if (identity === undefined) return { kind: 'unknown', reason: `No price list has ${model}.` };
      prices ??= await loadPrices();
      return await prices.priceAnswer(usage, identity, new Date(clock.now()).toISOString(), rows);
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

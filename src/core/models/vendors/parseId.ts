import { parseAlibaba } from './alibaba.ts';
import { parseAmazon } from './amazon.ts';
import { parseAnthropic } from './anthropic.ts';
import { parseCohere } from './cohere.ts';
import { parseDeepSeek } from './deepseek.ts';
import { parseFurtherVendors } from './furtherVendors.ts';
import { parseGoogle } from './google.ts';
import type { ParsedId, VendorGrammar } from './grammar.ts';
import { parseMistral } from './mistral.ts';
import { parseOpenAi } from './openai.ts';
import { parseOpenWeights } from './openWeights.ts';
import { parseXai } from './xai.ts';

/** In order of how specific the names are; open weights last, since hosts build their names from others'. */
const GRAMMARS: readonly VendorGrammar[] = [
  parseOpenAi, parseAnthropic, parseGoogle, parseMistral, parseCohere, parseXai, parseDeepSeek, parseAmazon, parseAlibaba,
  parseFurtherVendors, parseOpenWeights,
];

/** Reads an id without prefix by the first grammar that knows it. */
export function parseId(id: string): ParsedId | undefined {
  for (const grammar of GRAMMARS) {
    const parsed = grammar(id);
    if (parsed !== undefined) return parsed;
  }
  return undefined;
}

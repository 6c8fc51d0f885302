import { isTestPath } from '../../aliases/pin/paths.ts';
import type { ModelReference, SourceDocument } from '../types.ts';

/** Words without which nothing takes an answer apart: what is read by `isReader`, and the methods of a text. */
const reading = new RegExp([
  String.raw`JSON5?\.parse|(?:json5?|yaml|toml|tomllib)\.\w*loads?\b|(?:parse|extract|load|repair|decode|from|validate)_?json|json_?(?:parse|extract|load|repair|decode)`,
  String.raw`\bloads\(|parse_raw|literal_eval|\beval\(|Unmarshal|NewDecoder|JSON(?:Object|Array|Tokener)|readValue|readTree|parseObject|parseString|destr\(`,
  String.raw`Json(?:Document|Node)\.Parse|J(?:Object|Array|Token)\.Parse|Deserialize|serde_(?:json|yaml)|decodeFromString|parseToJsonElement|fromstring|xmltodict`,
  String.raw`\bre(?:gex|gexp)?\.|(?:RE|REGEX|PATTERN)\.|\.exec\(|\.match|FindStringSubmatch|FindAllString|\.matcher|split|partition|strings\.Cut`,
].join('|'), 'i');
/** And that answers are given as examples: one is none. */
const examples = /(?:assistant|AIMessage|["']ai["']|role\W{1,6}["']model["'])[^]*(?:assistant|AIMessage|["']ai["']|role\W{1,6}["']model["'])/i;

/** Whether it is worth reading a document for facts: cheap, and true too often rather than too seldom. */
export function mayHoldFacts({ path, language, text }: SourceDocument, references: readonly ModelReference[]): boolean {
  // Whatever stands in a test, its risk is low.
  if (!references.some(isAsked) || isTestPath(path)) return false;
  switch (language) {
    case 'markdown': case 'prompt': return true;
    case 'json': case 'yaml': return examples.test(text);
    default: return reading.test(text) || examples.test(text);
  }
}

/** A model that is called, whatever completes its id. */
export function isAsked({ role, endpoint }: ModelReference): boolean {
  return (role === 'usage' || role === 'dynamic') && endpoint === undefined;
}

import { isTestOrExample } from '../testPath.ts';
import type { TextRange } from '../../text/range.ts';
import type { Search } from '../live/wordStore.ts';
import type { ModelReference, SourceDocument } from '../types.ts';

/** Words without which nothing takes an answer apart: what is read by `isReader`, and the methods of a text. */
const reading = wordSearch('reading', [
  String.raw`JSON5?\.parse|(?:json5?|yaml|toml|tomllib)\.\w*loads?\b|(?:parse|extract|load|repair|decode|from|validate)_?json|json_?(?:parse|extract|load|repair|decode)`,
  String.raw`\bloads\(|parse_raw|literal_eval|\beval\(|Unmarshal|NewDecoder|JSON(?:Object|Array|Tokener)|readValue|readTree|parseObject|parseString|destr\(`,
  String.raw`Json(?:Document|Node)\.Parse|J(?:Object|Array|Token)\.Parse|Deserialize|serde_(?:json|yaml)|decodeFromString|parseToJsonElement|fromstring|xmltodict`,
  String.raw`\bre(?:gex|gexp)?\.|(?:RE|REGEX|PATTERN)\.|\.exec\(|\.match|FindStringSubmatch|FindAllString|\.matcher|split|partition|strings\.Cut`,
]);
/** Words that begin an answer given as an example; one alone is none. */
const answers = wordSearch('answers', ['assistant', 'AIMessage', String.raw`["']ai["']`, String.raw`role\W{1,6}["']model["']`]);

/** Whether it is worth reading a document for facts: cheap, and true too often rather than too seldom. `find` runs a search over its text. */
export function mayHoldFacts({ path, language }: SourceDocument, references: readonly ModelReference[], find: (search: Search) => readonly TextRange[]): boolean {
  // Whatever stands in a test, its risk is low.
  if (!references.some(isAsked) || isTestOrExample(path)) return false;
  switch (language) {
    case 'markdown': case 'prompt': return true;
    case 'json': case 'yaml': return find(answers).length > 1;
    default: return find(reading).length > 0 || find(answers).length > 1;
  }
}

function wordSearch(id: string, words: readonly string[]): Search {
  const pattern = new RegExp(words.join('|'), 'gi');
  return { id, find: (text) => Array.from(text.matchAll(pattern), ({ index, 0: { length } }) => ({ start: index, end: index + length })) };
}

/** A model that is called, whatever completes its id. */
export function isAsked({ role, endpoint }: ModelReference): boolean {
  return (role === 'usage' || role === 'dynamic') && endpoint === undefined;
}

import { tokensOf } from '../../../scan/languages/dotenv.ts';
import type { Part } from '../parts.ts';

/** The variables of an environment file. */
export function readDotenvPart(text: string): Part {
  const entries = [...tokensOf(text)].flatMap((token) => (token.kind === 'comment' ? [] : [{
    name: token.name, key: token.range,
    value: { kind: 'text' as const, text: text.slice(token.range.start, token.range.end), range: token.range },
  }]));
  return { kind: 'object', entries };
}

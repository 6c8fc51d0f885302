import type { Node } from 'jsonc-parser';
import type { TextRange } from '../text/range.ts';
import { properties } from './aliasPositions.ts';
import { jsonTokens } from './jsonTokens.ts';

type JsonParser = typeof import('jsonc-parser');

/** A problem before its line is known. */
export type Complaint = { readonly severity?: 'error' | 'warning'; readonly message: string; readonly remedy: string; readonly range: TextRange };

/** Names that stand twice in one object: JSON takes the last and says nothing. */
export function twiceDefined(node: Node): Complaint[] {
  const seen = new Set<string>();
  const found: Complaint[] = [];
  for (const { name, key, value } of properties(node)) {
    if (seen.has(name)) {
      found.push({
        message: `"${name}" stands twice in the same object; only the last one counts.`,
        remedy: 'Remove one of the two.',
        range: { start: key.offset, end: key.offset + key.length },
      });
    }
    seen.add(name);
    if (value !== undefined) found.push(...twiceDefined(value));
  }
  return found;
}

/** What editors let pass and a plain JSON parser does not. */
export function plainJsonProblems(text: string, json: JsonParser): Complaint[] {
  const found: Complaint[] = [];
  const scanner = json.createScanner(text, false);
  let comma: TextRange | undefined;
  for (let token: number = scanner.scan(); token !== jsonTokens.endOfFile; token = scanner.scan()) {
    const range = { start: scanner.getTokenOffset(), end: scanner.getTokenOffset() + scanner.getTokenLength() };
    switch (token) {
      case jsonTokens.lineComment:
      case jsonTokens.blockComment:
        found.push(tolerated('A comment', range));
        break;
      case jsonTokens.trivia:
      case jsonTokens.lineBreak:
        break;
      case jsonTokens.comma:
        comma = range;
        break;
      case jsonTokens.closeBrace:
      case jsonTokens.closeBracket:
        if (comma !== undefined) found.push(tolerated('A comma before a closing bracket', comma));
        comma = undefined;
        break;
      default:
        comma = undefined;
    }
  }
  return found;
}

function tolerated(what: string, range: TextRange): Complaint {
  return { severity: 'warning', message: `${what} is not plain JSON, and the application reads this file as plain JSON.`, remedy: 'Remove it.', range };
}

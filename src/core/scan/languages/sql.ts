import { dataSurroundings, timeLimit, touches, unfinished, type Analyzer } from '../analyzer.ts';
import { readLiteral } from '../literal.ts';
import { readProse } from '../prose.ts';
import { sqlParts } from '../sqlStrings.ts';
import type { ModelReference } from '../types.ts';

/** SQL files of any dialect. */
export const sql: Analyzer = ({ text, path }, seeds, tools, signal) => {
  const expired = timeLimit(tools);
  const around = dataSurroundings(path);
  const references: ModelReference[] = [];
  for (const { kind, content, context } of sqlParts(text, expired)) {
    signal.throwIfAborted();
    if (!touches(seeds, content.start, content.end)) continue;
    if (kind === 'comment') references.push(...readProse(text.slice(content.start, content.end), content.start, 'mention'));
    else references.push(...readLiteral({ content, holes: [], context }, text, around));
  }
  return Promise.resolve(expired() ? { references, problem: unfinished } : { references });
};

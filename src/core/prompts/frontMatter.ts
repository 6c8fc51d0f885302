import { isMap, isScalar, parseDocument, type Document, type ParsedNode } from 'yaml';
import type { TextRange } from '../text/range.ts';
import { linesOf } from './messageBlocks.ts';

export type FrontMatterProblem = { readonly message: string; readonly range: TextRange };

/** The YAML block at the top of a file. Ranges are offsets in the file's text. */
export type FrontMatter = {
  readonly values: Readonly<Record<string, unknown>>;
  /** Where the body starts. */
  readonly bodyStart: number;
  readonly problems: readonly FrontMatterProblem[];
  /** Range of a top-level scalar's value, quotes left out; undefined for other values and unknown keys. */
  scalarRange(key: string): TextRange | undefined;
  /** Range of a top-level key, or of the whole block when there is none. */
  keyRange(key: string): TextRange;
};

/** More aliases than this is a bomb, not a prompt. */
const maxAliases = 100;
/** UTF-16 units; deep nesting in more than this would take the parser seconds. */
const maxLength = 50_000;

/** Reads `---` YAML `---` at the top of a text. Broken YAML is reported, and what could be read of it is kept. */
export function readFrontMatter(text: string): FrontMatter {
  const top = text.startsWith('\uFEFF') ? 1 : 0;
  const block = findBlock(text, top);
  if (block === undefined) return none(top);
  if (block.end - block.start > maxLength) {
    const message = `Front matter longer than ${maxLength.toLocaleString('en-US')} characters is not read.`;
    return { ...none(top), bodyStart: block.bodyStart, problems: [{ message, range: { start: top, end: top + 3 } }] };
  }
  const document = parseDocument<ParsedNode>(text.slice(block.start, block.end), { prettyErrors: false, logLevel: 'silent' });
  const problems: FrontMatterProblem[] = block.closed
    ? []
    : [{ message: 'The front matter is not closed: add a line --- after it.', range: { start: top, end: top + 3 } }];
  // what follows the first error is mostly its echo
  for (const { message, pos } of document.errors.slice(0, 1)) {
    const start = Math.min(block.start + pos[0], block.end);
    problems.push({ message: `The front matter is not valid YAML: ${message}`, range: { start, end: Math.max(start, block.start + pos[1]) } });
  }
  const values = valuesOf(document, (message) => problems.push({ message, range: { start: block.start, end: block.end } }));
  const pairOf = (key: string): { readonly key: unknown; readonly value: unknown } | undefined =>
    isMap(document.contents) ? document.contents.items.find((pair) => isScalar(pair.key) && pair.key.value === key) : undefined;
  return {
    values,
    bodyStart: block.bodyStart,
    problems,
    scalarRange: (key) => {
      const value = pairOf(key)?.value;
      if (!isScalar(value) || !value.range) return undefined;
      const quoted = value.type === 'QUOTE_DOUBLE' || value.type === 'QUOTE_SINGLE' ? 1 : 0;
      return { start: block.start + value.range[0] + quoted, end: block.start + value.range[1] - quoted };
    },
    keyRange: (key) => {
      const found = pairOf(key)?.key;
      const range = isScalar(found) ? found.range : undefined;
      return range ? { start: block.start + range[0], end: block.start + range[1] } : { start: top, end: Math.min(top + 3, text.length) };
    },
  };
}

function valuesOf(document: Document<ParsedNode>, report: (message: string) => void): Readonly<Record<string, unknown>> {
  try {
    const values: unknown = document.toJS({ maxAliasCount: maxAliases });
    if (values === null || values === undefined) return {};
    if (typeof values === 'object' && !Array.isArray(values)) return values as Record<string, unknown>;
    if (document.errors.length === 0) report('The front matter must be a list of "key: value" lines.');
  } catch (error) {
    if (document.errors.length === 0) report(`The front matter cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  return {};
}

/** An unclosed block ends where the first message heading stands, so that the messages stay readable. */
function findBlock(text: string, top: number): { start: number; end: number; bodyStart: number; closed: boolean } | undefined {
  let start: number | undefined;
  for (const line of linesOf(text, top)) {
    const marker = line.text.trimEnd() === '---';
    if (start === undefined) {
      if (!marker) return undefined;
      start = line.next;
    } else if (marker) return { start, end: line.start, bodyStart: line.next, closed: true };
    else if (/^# (?:System|Developer|User|Assistant)[ \t]*$/.test(line.text)) {
      return { start, end: line.start, bodyStart: line.start, closed: false };
    }
  }
  return start === undefined ? undefined : { start, end: text.length, bodyStart: text.length, closed: false };
}

function none(top: number): FrontMatter {
  return { values: {}, bodyStart: top, problems: [], scalarRange: () => undefined, keyRange: () => ({ start: top, end: top }) };
}

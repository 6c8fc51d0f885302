import { LineIndex } from '../../text/lineIndex.ts';
import type { TextRange } from '../../text/range.ts';
import type { TemplateText } from '../types.ts';

/** A stretch of a file as a template: `inFile` turns offsets of the template into those of the file. */
export type PlacedTemplate = TemplateText & { readonly inFile: (range: TextRange) => TextRange };

/** Reads a stretch of a file as a template, line ends as `\n`. */
export function placeTemplate(text: string, range: TextRange, lines: LineIndex): PlacedTemplate {
  const written = text.slice(range.start, range.end);
  const template = written.includes('\r') ? written.replaceAll(/\r\n?/g, '\n') : written;
  return { template, range, line: lines.positionAt(range.start).line, inFile: template === written ? shift(range.start) : byLines(written, template, range) };
}

function shift(by: number): (range: TextRange) => TextRange {
  return ({ start, end }) => ({ start: start + by, end: end + by });
}

/** Template offsets count `\n` where the file may have `\r\n`: lines and columns agree, offsets do not. */
function byLines(written: string, template: string, body: TextRange): (range: TextRange) => TextRange {
  const inTemplate = new LineIndex(template);
  const inBody = new LineIndex(written);
  const offset = (at: number): number => {
    const { line, column } = inTemplate.positionAt(at);
    return body.start + inBody.lineStart(line) + column - 1;
  };
  return ({ start, end }) => ({ start: offset(start), end: offset(end) });
}

/** Leaves out blank lines at both ends; a first line keeps its indent, a last line its text only. */
export function trimBlankLines(text: string, range: TextRange): TextRange {
  const body = text.slice(range.start, range.end);
  const end = range.start + body.trimEnd().length;
  if (end === range.start) return { start: range.start, end };
  const blank = /^(?:[ \t]*(?:\r\n|\n|\r))*/.exec(body)?.[0].length ?? 0;
  return { start: range.start + blank, end };
}

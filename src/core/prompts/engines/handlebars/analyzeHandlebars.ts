import Handlebars from 'handlebars';
import type { TextRange } from '../../../text/range.ts';
import type { TemplateAnalysis, TemplateProblem } from '../engine.ts';
import { excessOf } from '../limits.ts';
import type { HandlebarsDialect } from './dialect.ts';
import { walkHandlebars } from './walkHandlebars.ts';

/** Reads a Handlebars template (line ends `\n`) without running it. Helpers of no use to the dialect, and decorators, are problems: they would need code or files. */
export function analyzeHandlebars(template: string, dialect: HandlebarsDialect): TemplateAnalysis {
  const excess = tooDeep(template) ?? excessOf(template, ['{{']);
  if (excess !== undefined) return { uses: [], problems: [excess] };
  try {
    return walkHandlebars(template, Handlebars.parse(template), dialect);
  } catch (error) {
    return { uses: [], problems: [{ message: syntaxMessage(error), range: lineRange(template, errorLine(error)) }] };
  }
}

const maxDepth = 100;

/** Handlebars' parser is quadratic in the depth of blocks: looked for before parsing. */
function tooDeep(template: string): TemplateProblem | undefined {
  let depth = 0;
  for (let at = template.indexOf('{{'); at !== -1; at = template.indexOf('{{', at + 2)) {
    const sign = /^\{\{\{?~?([#^/])/.exec(template.slice(at, at + 5))?.[1];
    // `{{^}}` is an else, so the count may be too high by a few, never too low
    if (sign !== undefined) depth += sign === '/' ? -1 : 1;
    if (depth > maxDepth) return { message: `Blocks nested more than ${maxDepth} deep are not read.`, range: { start: at, end: at + 2 } };
  }
  return undefined;
}

/** The 1-based line a Handlebars error speaks of: its parser says it in words only, its compiler as a property. */
export function errorLine(error: unknown): number {
  if (typeof error === 'object' && error !== null && 'lineNumber' in error && typeof error.lineNumber === 'number') return error.lineNumber;
  const said = error instanceof Error ? /^Parse error on line (\d+)/.exec(error.message)?.[1] : undefined;
  return said === undefined ? 1 : Number(said);
}

function syntaxMessage(error: unknown): string {
  const lines = error instanceof Error ? error.message.split('\n') : [String(error)];
  const last = (lines.at(-1) ?? '').replace(/ - \d+:\d+$/, '');
  const unexpected = /got '([^']*)'$/.exec(last)?.[1];
  if (unexpected === 'EOF') return 'The template ends before a block or a pair of braces is closed.';
  if (unexpected !== undefined) return 'The template has braces or a block that Handlebars cannot read here.';
  return `Handlebars cannot read the template: ${last}.`;
}

function lineRange(template: string, line: number): TextRange {
  const lines = template.split('\n');
  const index = Math.min(Math.max(line, 1), lines.length) - 1;
  const start = lines.slice(0, index).reduce((sum, one) => sum + one.length + 1, 0);
  return { start, end: start + (lines[index]?.length ?? 0) };
}

import Handlebars from 'handlebars';
import type { TextRange } from '../text/range.ts';
import { walkTemplate, type TemplateAnalysis, type TemplateProblem } from './templateWalk.ts';

/**
 * Reads a Handlebars template (line ends `\n`) without running it. Only the built-in `if`, `unless`, `each`, `with` and
 * `lookup` are known: other helpers, partials and decorators are problems, since they would need code or files.
 */
export function analyzeTemplate(template: string): TemplateAnalysis {
  const excess = excessOf(template);
  if (excess !== undefined) return { uses: [], problems: [excess] };
  try {
    return walkTemplate(template, Handlebars.parse(template));
  } catch (error) {
    return { uses: [], problems: [{ message: syntaxMessage(error), range: lineRange(template, errorLine(error)) }] };
  }
}

const maxLength = 1_000_000;
const maxExpressions = 10_000;
const maxDepth = 100;

/** What would keep Handlebars' parser busy for seconds: it is quadratic in the depth of blocks. Looked for before parsing. */
function excessOf(template: string): TemplateProblem | undefined {
  const problem = (message: string, at: number): TemplateProblem => ({ message, range: { start: at, end: Math.min(at + 2, template.length) } });
  if (template.length > maxLength) return problem(`A message longer than ${maxLength.toLocaleString('en-US')} characters is not read: give long text as an input.`, 0);
  let depth = 0;
  let expressions = 0;
  for (let at = template.indexOf('{{'); at !== -1; at = template.indexOf('{{', at + 2)) {
    if (++expressions > maxExpressions) return problem(`A message with more than ${maxExpressions.toLocaleString('en-US')} expressions is not read.`, at);
    const sign = /^\{\{\{?~?([#^/])/.exec(template.slice(at, at + 5))?.[1];
    // `{{^}}` is an else, so the count may be too high by a few, never too low
    if (sign !== undefined) depth += sign === '/' ? -1 : 1;
    if (depth > maxDepth) return problem(`Blocks nested more than ${maxDepth} deep are not read.`, at);
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

/** The name that templates are rewritten to use; no author can write it, since unknown helpers are refused. */
export const printHelper = 'print as text';

/** Thrown while a template runs: what an expression names cannot be printed. `line` counts in the template, from 1. */
export class Unprintable extends Error {
  override readonly name = 'Unprintable';
  readonly path: string;
  readonly line: number;
  /** What is there instead of text; undefined when there is nothing. */
  readonly kind: 'an object' | 'a function' | undefined;

  constructor(path: string, line: number, kind: Unprintable['kind']) {
    super(`{{${path}}} is ${kind ?? 'not there'}`);
    this.path = path;
    this.line = line;
    this.kind = kind;
  }
}

/**
 * Makes every `{{expression}}` of a parsed template go through {@link printValue}. Without escaping, Handlebars joins bare values
 * with JavaScript's `+`, so that `{{a}}{{b}}` of 1 and 2 would be 3; and it prints objects and missing values as it likes.
 */
export function printAsText(program: hbs.AST.Program): void {
  for (const node of program.body) {
    if (isMustache(node)) wrap(node);
    else if (isBlock(node)) {
      if (node.program) printAsText(node.program);
      if (node.inverse) printAsText(node.inverse);
    }
  }
}

/** The helper behind {@link printHelper}. */
export function printValue(value: unknown, path: string, line: number): string {
  if (value === undefined) throw new Unprintable(path, line, undefined);
  if (typeof value === 'function') throw new Unprintable(path, line, 'a function');
  const values = Array.isArray(value) ? value : [value];
  if (values.some((one) => typeof one === 'object' && one !== null)) throw new Unprintable(path, line, 'an object');
  return value === null ? '' : String(value);
}

function wrap(node: hbs.AST.MustacheStatement): void {
  const { loc } = node;
  const { path, params, hash } = node;
  const isCall = params.length > 0 || (hash?.pairs.length ?? 0) > 0;
  const value = isCall ? { type: 'SubExpression', path, params, hash, loc } : path;
  const shown = 'original' in path ? String(path.original) : '';
  node.path = { type: 'PathExpression', data: false, depth: 0, parts: [printHelper], original: printHelper, loc };
  const name: hbs.AST.StringLiteral = { type: 'StringLiteral', value: shown, original: shown, loc };
  const line: hbs.AST.NumberLiteral = { type: 'NumberLiteral', value: loc.start.line, original: loc.start.line, loc };
  node.params = [value, name, line];
  // Handlebars' types know no statement without named arguments; its parser makes them all the time
  delete (node as { hash?: hbs.AST.Hash }).hash;
}

function isMustache(node: hbs.AST.Statement): node is hbs.AST.MustacheStatement {
  return node.type === 'MustacheStatement' && !isPlainLiteral((node as hbs.AST.MustacheStatement).path);
}

function isBlock(node: hbs.AST.Statement): node is hbs.AST.BlockStatement {
  return node.type === 'BlockStatement';
}

function isPlainLiteral(node: hbs.AST.Node): boolean {
  return node.type === 'UndefinedLiteral' || node.type === 'NullLiteral';
}

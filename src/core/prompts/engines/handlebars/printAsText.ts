import { Unprintable } from '../engine.ts';
import { isBlock, isMustache, isPath } from './nodes.ts';

/** The name that templates are rewritten to use; no author can write it, since unknown helpers are refused. */
export const printHelper = 'print as text';

/**
 * Makes every `{{expression}}` of a parsed template go through {@link printValue}. Without escaping, Handlebars joins bare values
 * with JavaScript's `+`, so that `{{a}}{{b}}` of 1 and 2 would be 3; and it prints objects and missing values as it likes.
 * `helpers` are those that may stand alone, such as `{{history}}`.
 */
export function printAsText(program: hbs.AST.Program, helpers: ReadonlySet<string>): void {
  for (const node of program.body) {
    if (isMustache(node)) {
      if (!isPlainLiteral(node.path)) wrap(node, helpers);
    } else if (isBlock(node)) {
      if (node.program) printAsText(node.program, helpers);
      if (node.inverse) printAsText(node.inverse, helpers);
    }
  }
}

/** The helper behind {@link printHelper}. What is not there prints nothing, or is an error where `isStrict`. */
export const printer = (isStrict: boolean) => (value: unknown, path: string, line: number): string => {
  if (value === undefined) {
    if (isStrict) throw new Unprintable(path, line, undefined);
    return '';
  }
  if (typeof value === 'function') throw new Unprintable(path, line, 'a function');
  const values = Array.isArray(value) ? value : [value];
  if (values.some((one) => typeof one === 'object' && one !== null)) throw new Unprintable(path, line, 'an object');
  return value === null ? '' : String(value);
};

function wrap(node: hbs.AST.MustacheStatement, helpers: ReadonlySet<string>): void {
  const { loc } = node;
  const { path, params, hash } = node;
  const isCall = params.length > 0 || (hash?.pairs.length ?? 0) > 0 || (isPath(path) && helpers.has(path.original));
  const value = isCall ? { type: 'SubExpression', path, params, hash, loc } : path;
  const shown = 'original' in path ? String(path.original) : '';
  node.path = { type: 'PathExpression', data: false, depth: 0, parts: [printHelper], original: printHelper, loc };
  const name: hbs.AST.StringLiteral = { type: 'StringLiteral', value: shown, original: shown, loc };
  const line: hbs.AST.NumberLiteral = { type: 'NumberLiteral', value: loc.start.line, original: loc.start.line, loc };
  node.params = [value, name, line];
  // Handlebars' types know no statement without named arguments; its parser makes them all the time
  delete (node as { hash?: hbs.AST.Hash }).hash;
}

function isPlainLiteral(node: hbs.AST.Node): boolean {
  return node.type === 'UndefinedLiteral' || node.type === 'NullLiteral';
}

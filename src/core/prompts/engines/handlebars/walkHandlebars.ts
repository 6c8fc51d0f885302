import { LineIndex } from '../../../text/lineIndex.ts';
import type { TextRange } from '../../../text/range.ts';
import type { TemplateAnalysis, TemplatePartial, TemplateProblem, TemplateUse } from '../engine.ts';
import { isBlock, isMustache, isPartial, isPath, isSubExpression, type Call } from './nodes.ts';
import type { HandlebarsDialect } from './dialect.ts';

/** `depth` counts the contexts entered since the inputs; `locals` are block parameters; `guarded` means inside a condition. */
type Scope = { readonly depth: number; readonly locals: ReadonlySet<string>; readonly guarded: boolean };

/** Collects the inputs a parsed template uses, and what we refuse to run. */
export function walkHandlebars(template: string, program: hbs.AST.Program, { testing, entering, helpers, own, hasPartials }: HandlebarsDialect): TemplateAnalysis {
  const lines = new LineIndex(template);
  const uses: TemplateUse[] = [];
  const problems: TemplateProblem[] = [];
  const partials: TemplatePartial[] = [];

  const rangeOf = ({ loc }: hbs.AST.Node): TextRange => ({
    start: lines.lineStart(loc.start.line) + loc.start.column,
    end: lines.lineStart(loc.end.line) + loc.end.column,
  });
  const refuse = (node: hbs.AST.Node, message: string): void => void problems.push({ message, range: rangeOf(node) });

  const visitPath = (path: hbs.AST.PathExpression, scope: Scope, required: boolean): void => {
    const fromRoot = path.data && path.parts[0] === 'root';
    const parts = fromRoot ? path.parts.slice(1) : path.parts;
    const name = parts[0];
    if (name === undefined || (path.data && !fromRoot)) return;
    if (!fromRoot && (path.depth !== scope.depth || (path.depth === 0 && scope.locals.has(name)))) return;
    uses.push({ parts, range: rangeOf(path), required: required && !scope.guarded });
  };
  const visitExpression = (node: hbs.AST.Expression, scope: Scope, required: boolean): void => {
    if (isPath(node)) visitPath(node, scope, required);
    else if (isSubExpression(node)) visitCall(node, scope);
  };
  const visitArguments = (node: Pick<Call, 'params' | 'hash'>, scope: Scope, required: boolean): void => {
    for (const parameter of node.params) visitExpression(parameter, scope, required);
    for (const pair of node.hash?.pairs ?? []) visitExpression(pair.value, scope, required);
  };
  const visitCall = (node: Call, scope: Scope): void => {
    const name = isPath(node.path) ? node.path.original : String((node.path as hbs.AST.StringLiteral).value);
    if (!helpers.has(name)) refuse(node.path, `Unknown helper "${name}": prompts may use ${[...helpers].join(', ')}.`);
    visitArguments(node, scope, !testing.has(name));
  };
  const visitBlock = (node: hbs.AST.BlockStatement, scope: Scope): void => {
    const name = node.path.original;
    if (own.has(name) && !testing.has(name)) refuse(node.path, `{{#${name}}} is no block: what stands inside would be left out. Write {{${name} …}} before it.`);
    const plain = node.params.length === 0 && (node.hash?.pairs.length ?? 0) === 0;
    if (plain && !helpers.has(name)) visitPath(node.path, scope, true);
    else if (!helpers.has(name)) visitCall(node, scope);
    else visitArguments(node, scope, !testing.has(name) && !hasBody(node.inverse));
    const locals = new Set([...scope.locals, ...(node.program?.blockParams ?? [])]);
    const enters = entering.has(name) || plain;
    if (hasBody(node.program)) visitAll(node.program.body, { depth: scope.depth + (enters ? 1 : 0), locals, guarded: true });
    if (hasBody(node.inverse)) visitAll(node.inverse.body, { ...scope, guarded: true });
  };
  const visitPartial = (node: hbs.AST.PartialStatement | hbs.AST.PartialBlockStatement, scope: Scope): void => {
    if (!hasPartials) refuse(node, 'A prompt cannot include another template: write its text here.');
    else if (!isPath(node.name as hbs.AST.Node)) refuse(node, 'Which template is included must be written out, not worked out.');
    else partials.push({ name: (node.name as hbs.AST.PathExpression).original, range: rangeOf(node.name) });
    visitArguments(node, { ...scope, guarded: true }, false);
  };
  const visitAll = (body: readonly hbs.AST.Statement[], scope: Scope): void => {
    for (const node of body) {
      if (isMustache(node)) {
        if (node.params.length > 0 || (node.hash?.pairs.length ?? 0) > 0) visitCall(node, scope);
        else if (isPath(node.path) && !own.has(node.path.original)) visitPath(node.path, scope, true);
      } else if (isBlock(node)) visitBlock(node, scope);
      else if (isPartial(node)) visitPartial(node, scope);
      else if (node.type.startsWith('Decorator')) refuse(node, 'A prompt cannot use decorators.');
    }
  };

  visitAll(program.body, { depth: 0, locals: new Set(), guarded: false });
  return { uses, problems, ...(partials.length === 0 ? {} : { partials }) };
}

/** Handlebars' types promise both branches of a block; a block without `else` has no inverse. */
function hasBody(program: hbs.AST.Program | undefined): program is hbs.AST.Program {
  return program !== undefined && program !== null;
}

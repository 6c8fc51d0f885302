import type { TemplateUse } from '../engine.ts';
import { nameOf, type JinjaNode } from './parseJinja.ts';

/** `locals` are names that the template itself gives; `guarded` means inside a condition or a loop. */
type Scope = { readonly locals: Set<string>; readonly guarded: boolean };

/** What Jinja gives to every template. */
const given = ['loop', 'range', 'namespace', 'caller', 'dict', 'cycler', 'joiner', 'self', 'super', 'raise_exception', 'strftime_now', 'true', 'false', 'none', 'True', 'False', 'None'];

/** Collects the inputs that a parsed template uses. */
export function walkJinja(program: JinjaNode): readonly TemplateUse[] {
  const uses: TemplateUse[] = [];

  const use = (node: JinjaNode, rest: readonly string[], scope: Scope, required: boolean, end?: number): void => {
    const { name, range } = nameOf(node['value'] as string);
    if (!scope.locals.has(name)) uses.push({ parts: [name, ...rest], range: { start: range.start, end: end ?? range.end }, required: required && !scope.guarded });
  };
  const visitMember = (node: JinjaNode, scope: Scope, required: boolean): void => {
    const rest: string[] = [];
    let end: number | undefined;
    let at = node;
    while (at.type === 'MemberExpression') {
      const property = at['property'] as JinjaNode;
      const isComputed = at['computed'] === true;
      if (!isComputed) {
        const { name, range } = nameOf(property['value'] as string);
        rest.unshift(name);
        end ??= range.end;
      }
      else if (property.type === 'StringLiteral') rest.unshift(property['value'] as string);
      else {
        // which part it is turns out later: what is needed is what stands before
        visit(property, scope, required);
        rest.length = 0;
        end = undefined;
      }
      at = at['object'] as JinjaNode;
    }
    if (at.type === 'Identifier') use(at, rest, scope, required, end);
    else visit(at, scope, required);
  };
  const visitFilter = (filter: JinjaNode, operand: JinjaNode | undefined, scope: Scope, required: boolean): void => {
    const isCall = filter.type === 'CallExpression';
    const { name } = nameOf((isCall ? (filter['callee'] as JinjaNode) : filter)['value'] as string);
    visit(operand, scope, required && name !== 'default' && name !== 'd');
    if (isCall) visitAll(filter['args'], scope, required);
  };
  /** Names that a loop, a macro or an assignment gives. */
  const namesIn = (node: JinjaNode): readonly string[] => {
    if (node.type === 'Identifier') return [nameOf(node['value'] as string).name];
    if (node.type === 'KeywordArgumentExpression') return namesIn(node['key'] as JinjaNode);
    return node.type === 'TupleLiteral' ? (node['value'] as JinjaNode[]).flatMap(namesIn) : [];
  };
  const within = (scope: Scope, nodes: readonly JinjaNode[] = []): Scope => ({ locals: new Set([...scope.locals, ...nodes.flatMap(namesIn)]), guarded: true });

  const visitors: Readonly<Record<string, (node: JinjaNode, scope: Scope, required: boolean) => void>> = {
    Identifier: (node, scope, required) => use(node, [], scope, required),
    MemberExpression: visitMember,
    CallExpression: (node, scope, required) => {
      const callee = node['callee'] as JinjaNode;
      // what is needed of `name.upper()` is the name: the method is Jinja's
      visit(callee.type === 'MemberExpression' ? (callee['object'] as JinjaNode) : callee, scope, required);
      visitAll(node['args'], scope, required);
    },
    KeywordArgumentExpression: (node, scope, required) => visit(node['value'] as JinjaNode, scope, required),
    FilterExpression: (node, scope, required) => visitFilter(node['filter'] as JinjaNode, node['operand'] as JinjaNode, scope, required),
    FilterStatement: (node, scope, required) => {
      visitFilter(node['filter'] as JinjaNode, undefined, scope, required);
      visitAll(node['body'], scope, required);
    },
    TestExpression: (node, scope) => visit(node['operand'] as JinjaNode, scope, false),
    If: (node, scope) => {
      visit(node['test'] as JinjaNode, scope, false);
      visitAll(node['body'], within(scope), true);
      visitAll(node['alternate'], within(scope), true);
    },
    Ternary: (node, scope) => {
      visit(node['condition'] as JinjaNode, scope, false);
      visit(node['trueExpr'] as JinjaNode, within(scope), true);
      visit(node['falseExpr'] as JinjaNode, within(scope), true);
    },
    SelectExpression: (node, scope) => {
      visit(node['test'] as JinjaNode, scope, false);
      visit(node['lhs'] as JinjaNode, within(scope), true);
    },
    BinaryExpression: (node, scope, required) => {
      const isChoice = ['or', 'and'].includes((node['operator'] as { readonly value: string }).value);
      visit(node['left'] as JinjaNode, scope, required && !isChoice);
      visit(node['right'] as JinjaNode, scope, required && !isChoice);
    },
    For: (node, scope, required) => {
      const iterable = node['iterable'] as JinjaNode;
      const inner = within(scope, [node['loopvar'] as JinjaNode]);
      if (iterable.type === 'SelectExpression') {
        visit(iterable['lhs'] as JinjaNode, scope, required);
        visit(iterable['test'] as JinjaNode, inner, false);
      } else visit(iterable, scope, required);
      visitAll(node['body'], inner, true);
      visitAll(node['defaultBlock'], within(scope), true);
    },
    Set: (node, scope, required) => {
      visit(node['value'] as JinjaNode | undefined, scope, required);
      visitAll(node['body'], scope, required);
      for (const name of namesIn(node['assignee'] as JinjaNode)) scope.locals.add(name);
    },
    Macro: (node, scope) => {
      const parameters = node['args'] as readonly JinjaNode[];
      for (const name of namesIn(node['name'] as JinjaNode)) scope.locals.add(name);
      visitAll(parameters.filter(({ type }) => type === 'KeywordArgumentExpression'), within(scope), false);
      visitAll(node['body'], within(scope, parameters), true);
    },
    CallStatement: (node, scope, required) => {
      visit(node['call'] as JinjaNode, scope, required);
      visitAll(node['body'], within(scope, (node['callerArgs'] as readonly JinjaNode[] | null) ?? []), true);
    },
    ObjectLiteral: (node, scope, required) => {
      for (const [key, value] of node['value'] as Map<JinjaNode, JinjaNode>) visitAll([key, value], scope, required);
    },
  };
  const visit = (node: JinjaNode | null | undefined, scope: Scope, required: boolean): void => {
    if (node === undefined || node === null) return;
    const visitor = visitors[node.type];
    if (visitor !== undefined) visitor(node, scope, required);
    else for (const key of ['body', 'value', 'left', 'right', 'argument', 'start', 'stop', 'step']) visitAll(node[key], scope, required);
  };
  const visitAll = (nodes: unknown, scope: Scope, required: boolean): void => {
    for (const node of Array.isArray(nodes) ? nodes : [nodes]) {
      if (typeof node === 'object' && node !== null && 'type' in node) visit(node as JinjaNode, scope, required);
    }
  };

  visit(program, { locals: new Set(given), guarded: false }, true);
  return uses;
}

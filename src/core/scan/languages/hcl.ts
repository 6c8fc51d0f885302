import type { Node } from 'web-tree-sitter';
import type { Step, Stretch } from '../context.ts';
import { children, contentRange, elementIn, indexIn, operation, otherwise, textOf, unquoted, type SyntaxLanguage } from '../syntax/language.ts';

/** HCL, as Terraform and OpenTofu write it. */
export const hcl: SyntaxLanguage = {
  id: 'hcl', grammar: 'hcl', scopes: new Set(['config_file']),
  strings: new Set(['string_lit', 'quoted_template', 'heredoc_template']),
  prose: new Set(['comment']),
  patterns: new Set(),
  interpolations: new Set(['template_interpolation', 'template_directive']),
  identifiers: new Set(['identifier']),
  step, content,
};

function content(literal: Node, source: string): Stretch {
  return literal.type === 'heredoc_template' ? { start: literal.startIndex, end: literal.endIndex } : contentRange(source, literal.startIndex, literal.endIndex);
}

function step(child: Node, parent: Node, source: string): Step | 'through' | 'end' {
  switch (parent.type) {
    case 'attribute': return { kind: 'member', key: textOf(parent.namedChild(0), source), keys: () => attributesIn(parent.parent, source) };
    // A label names the block; it selects nothing.
    case 'block': return child.type === 'body' ? { kind: 'member', key: blockName(parent, source), keys: () => [] } : { kind: 'module' };
    case 'body': case 'expression': case 'collection_value': case 'literal_value': case 'template_expr': case 'operation': return 'through';
    case 'object': return 'through';
    case 'object_elem': {
      const keys = (): readonly string[] => (parent.parent === null ? [] : children(parent.parent)).map((node) => unquoted(node.childForFieldName('key'), source));
      return parent.childForFieldName('key')?.id === child.id ? { kind: 'key', keys } : { kind: 'member', key: unquoted(parent.childForFieldName('key'), source), keys };
    }
    case 'tuple': return elementIn(parent, child, source);
    case 'function_arguments': return argument(child, parent, source);
    case 'binary_operation': return binary(child, parent, source);
    case 'conditional': return indexIn(parent, child) === 0 ? 'end' : { kind: 'choice' };
    case 'new_index': case 'legacy_index': return { kind: 'subscript', of: textOf(parent.parent?.previousNamedSibling, source) };
    case 'template_interpolation': return { kind: 'concatenated', before: '' };
    case 'config_file': return 'end';
    default: return otherwise(parent);
  }
}

const attributesIn = (body: Node | null, source: string): readonly string[] =>
  (body === null ? [] : children(body).filter((node) => node.type === 'attribute').map((node) => textOf(node.namedChild(0), source)));

/** A variable, a local or an output is known by its label, a resource by its type, other blocks by their own word. */
function blockName(block: Node, source: string): string {
  const [kind, ...labels] = children(block).filter((node) => node.type === 'identifier' || node.type === 'string_lit');
  const word = textOf(kind, source);
  const label = /^(?:variable|output|module)$/.test(word) ? labels.at(-1) : labels[0];
  return label === undefined ? word : unquoted(label, source);
}

function argument(child: Node, list: Node, source: string): Step {
  const callee = textOf(list.parent?.namedChild(0), source);
  const index = indexIn(list, child);
  if (callee === 'coalesce' || callee === 'try' || (callee === 'lookup' && index === 2)) return { kind: 'fallback' };
  if (callee === 'lookup' && index === 1) return { kind: 'subscript', of: textOf(list.namedChild(0), source) };
  if (callee === 'contains') return { kind: 'membership', side: index === 0 ? 'right' : 'left', other: textOf(list.namedChild(index === 0 ? 1 : 0), source) };
  if (/^(?:toset|tolist|concat|distinct|merge|jsonencode|yamlencode|flatten|sensitive)$/.test(callee)) return { kind: 'choice' };
  return { kind: 'argument', callee: /^(?:startswith|endswith|strcontains|regex|can)$/.test(callee) ? 'matches' : callee, index, keys: () => [], first: () => unquoted(list.namedChild(0), source) };
}

function binary(child: Node, parent: Node, source: string): Step | 'through' | 'end' {
  const parts = children(parent);
  const operator = /==|!=|&&|\|\||\+/.exec(source.slice(parent.startIndex, parent.endIndex))?.[0] ?? '';
  const onLeft = parts[0]?.id === child.id;
  const other = source.slice(onLeft ? child.endIndex : parent.startIndex, onLeft ? parent.endIndex : child.startIndex).replaceAll(/[=!\s]/g, '');
  return operator === '==' || operator === '!=' ? { kind: 'compared', other } : operation(child, parts[0] ?? null, parts.at(-1) ?? null, operator, source);
}

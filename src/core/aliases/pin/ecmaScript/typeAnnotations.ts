import type { Node } from 'web-tree-sitter';

/** Whether a value of type `string` may stand where this type is asked for, as far as one file shows. */
export type AcceptsString = 'yes' | 'no' | 'unknown';

const mostHops = 6;

export function acceptsString(type: Node, root: Node, hops = 0): AcceptsString {
  switch (type.type) {
    case 'predefined_type': return /^(?:string|any|unknown)$/.test(type.text) ? 'yes' : 'no';
    case 'literal_type': case 'index_type_query': case 'template_literal_type': return 'no';
    case 'lookup_type': return /\btypeof\b/.test(type.text) ? 'no' : 'unknown';
    case 'parenthesized_type': return ofPart(type.firstNamedChild, root, hops);
    case 'union_type': {
      const parts = type.namedChildren.map((part) => acceptsString(part, root, hops));
      return parts.includes('yes') ? 'yes' : parts.includes('unknown') ? 'unknown' : 'no';
    }
    // `string & {}` keeps the completions of a union that takes any string.
    case 'intersection_type': return type.namedChildren.some((part) => part.text === 'string') ? 'yes' : 'unknown';
    case 'generic_type': return type.childForFieldName('name')?.text === 'Promise' ? ofPart(type.childForFieldName('type_arguments')?.firstNamedChild, root, hops) : 'unknown';
    case 'type_identifier': return hops < mostHops ? ofPart(declared(type.text, root), root, hops + 1) : 'unknown';
    default: return 'unknown';
  }
}

function ofPart(type: Node | null | undefined, root: Node, hops: number): AcceptsString {
  return type === null || type === undefined ? 'unknown' : acceptsString(type, root, hops);
}

function declared(name: string, root: Node): Node | null | undefined {
  return root.descendantsOfType('type_alias_declaration').find((alias) => alias.childForFieldName('name')?.text === name)?.childForFieldName('value')
    ?? (root.descendantsOfType('enum_declaration').some((each) => each.childForFieldName('name')?.text === name) ? null : undefined);
}

import type { Node } from 'jsonc-parser';
import type { TextRange } from '../text/range.ts';
import type { AliasPositions } from './types.ts';

/** Where each alias below the `aliases` object is written. Of one that stands twice, the last: it is the one that counts. */
export function aliasPositions(aliases: Node | undefined): Readonly<Record<string, AliasPositions>> {
  return Object.fromEntries(properties(aliases).map((property) => [property.name, positionsOf(property)]));
}

/** A property of a JSON object: its name, the nodes of name and value. */
export type JsonProperty = { readonly name: string; readonly node: Node; readonly key: Node; readonly value: Node | undefined };

/** The properties of an object in the order of the text; of anything else, none. */
export function properties(object: Node | undefined): readonly JsonProperty[] {
  if (object?.type !== 'object') return [];
  return (object.children ?? []).flatMap((node) => {
    const [key, value] = node.children ?? [];
    return key === undefined ? [] : [{ name: String(key.value), node, key, value }];
  });
}

function positionsOf({ node, key, value }: JsonProperty): AliasPositions {
  const at = new Map(properties(value).map((property) => [property.name, property.value]));
  const inner = (name: string): TextRange | undefined => stringRange(at.get(name));
  const optional = {
    default: inner('default'), candidate: inner('candidate'), rollback: inner('rollback'), env: inner('env'),
  };
  const environments = properties(at.get('environments')).flatMap((environment) => {
    const range = stringRange(properties(environment.value).findLast(({ name }) => name === 'default')?.value);
    return range === undefined ? [] : [[environment.name, range] as const];
  });
  return {
    name: innerRange(key),
    whole: { start: node.offset, end: node.offset + node.length },
    ...Object.fromEntries(Object.entries(optional).filter(([, range]) => range !== undefined)),
    environments: Object.fromEntries(environments),
  };
}

function stringRange(node: Node | undefined): TextRange | undefined {
  return node?.type === 'string' ? innerRange(node) : undefined;
}

/** A string without its quotes. */
function innerRange(node: Node): TextRange {
  return { start: node.offset + 1, end: node.offset + node.length - 1 };
}

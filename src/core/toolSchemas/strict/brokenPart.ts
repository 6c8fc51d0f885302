import type { SchemaRuleId } from '../rules/ruleId.ts';
import { entryOf, nodeAt, type SchemaNode } from '../schemaNode.ts';
import { localTarget, textAt, typesOf } from '../schemaParts.ts';
import { sitesOf } from '../schemaSites.ts';
import type { SchemaProfile } from '../types.ts';

const known: ReadonlySet<string> = new Set(['string', 'number', 'boolean', 'integer', 'object', 'array', 'null']);

export type BrokenPart = { readonly rule: SchemaRuleId; readonly pointer: string; readonly why: string };

/** What makes a schema none, whoever reads it and whether or not a profile judges it: nothing can be promised of its values. */
export function brokenPart(root: SchemaNode, profile: SchemaProfile): BrokenPart | undefined {
  for (const { node, pointer } of sitesOf(root, profile)) {
    const ref = textAt(node, '$ref');
    if (ref !== undefined && localTarget(ref) === undefined) return { rule: 'schema/external-ref', pointer, why: `"${ref}" leads outside the schema` };
    if (ref !== undefined && !ends(node, root)) return { rule: 'schema/broken-ref', pointer, why: `"${ref}" leads to nothing, or back to itself` };
    const wrong = typesOf(node).find((type) => !known.has(type.toLowerCase()));
    if (wrong !== undefined) return { rule: 'schema/unknown-type', pointer, why: `JSON Schema knows no type "${wrong}"` };
  }
  return undefined;
}

/** True when what applies to the same value, through references and unions, comes to an end and not back to where it has been. */
function ends(node: SchemaNode, root: SchemaNode, open: ReadonlySet<SchemaNode> = new Set()): boolean {
  if (open.has(node)) return false;
  const inside = new Set([...open, node]);
  const ref = textAt(node, '$ref');
  const target = ref === undefined ? undefined : localTarget(ref);
  const next = target === undefined ? undefined : nodeAt(root, target);
  if (ref !== undefined && (next === undefined || !ends(next, root, inside))) return false;
  return ['anyOf', 'oneOf', 'allOf'].every((key) => {
    const branches = entryOf(node, key)?.value;
    return branches?.kind !== 'array' || branches.items.every((branch) => ends(branch, root, inside));
  });
}

import schema from './eval-suite.schema.json' with { type: 'json' };

/** A place in the suite's schema. */
export type SchemaNode = {
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  readonly $ref?: string;
  readonly oneOf?: readonly SchemaNode[];
};

const root = schema as unknown as SchemaNode & { readonly definitions: Readonly<Record<string, SchemaNode>> };

/** What the schema says of a path of keys and indexes; `typeAt` gives the `type` of the assertion at a path. Undefined where it says nothing. */
export function schemaAt(path: readonly (string | number)[], typeAt: (path: readonly (string | number)[]) => unknown): SchemaNode | undefined {
  let node: SchemaNode | undefined = root;
  for (let at = 0; ; at++) {
    node = resolved(node, typeAt(path.slice(0, at)));
    const part = path[at];
    if (node === undefined || part === undefined) return node;
    node = typeof part === 'number' ? node.items : node.properties?.[part];
  }
}

/** Follows references, and from an assertion to its kind. Before its type is known it has what all kinds share. */
function resolved(node: SchemaNode | undefined, type: unknown): SchemaNode | undefined {
  if (node?.$ref !== undefined) return resolved(definition(node.$ref), type);
  if (node?.oneOf === undefined) return node;
  const kinds = node.oneOf.flatMap(({ $ref = '' }) => definition($ref) ?? []);
  const kind = kinds.find(({ properties }) => properties?.['type']?.enum?.includes(String(type)));
  if (kind !== undefined) return kind;
  const { weight, name } = kinds[0]?.properties ?? {};
  const types: SchemaNode = { description: 'Which assertion it is.', enum: kinds.flatMap(({ properties }) => properties?.['type']?.enum ?? []) };
  return { ...node, properties: { type: types, ...(weight === undefined ? {} : { weight }), ...(name === undefined ? {} : { name }) } };
}

/** What an assertion of a type asks, in one sentence. */
export function describeAssertion(type: string): string | undefined {
  return root.definitions[type.replace(/^not-/, '')]?.description;
}

function definition(reference: string): SchemaNode | undefined {
  return root.definitions[reference.slice('#/definitions/'.length)];
}

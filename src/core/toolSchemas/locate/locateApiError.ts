import type { FoundSchema } from '../findSchemas.ts';
import { entryOf, nodeAt, type SchemaNode, type SourceRange } from '../schemaNode.ts';
import { placeOf, propertiesOf, textsIn } from '../schemaParts.ts';
import type { ApiError } from './parseApiError.ts';

/** A place in the text. `exact` is false where the schema has changed since, or its kind of place is not known: it is the nearest one. */
export type LocatedError = { readonly schema: FoundSchema; readonly pointer: string; readonly range: SourceRange; readonly exact: boolean };

/**
 * The places that an API's error may mean in the schemas of one document, in order: by the name it gives, else by the tool's
 * place in the request where the document is one, else all that have the path.
 */
export function locateApiError(schemas: readonly FoundSchema[], error: ApiError): readonly LocatedError[] {
  const readable = schemas.filter(({ root }) => root.kind !== 'opaque');
  if (error.name !== undefined) return readable.filter(({ name }) => name?.text === error.name).map((schema) => located(schema, error));
  const byIndex = error.index === undefined ? undefined : readable[error.index];
  if (byIndex !== undefined && nodeAt(byIndex.root, error.pointer) !== undefined) return [located(byIndex, error)];
  return readable.map((schema) => located(schema, error)).filter(({ exact }) => exact);
}

function located(schema: FoundSchema, error: ApiError): LocatedError {
  const { node, pointer } = nearest(schema.root, error.pointer);
  const exact = pointer === error.pointer;
  return { schema, pointer, range: exact ? rangeIn(node, error) : placeOf(node), exact };
}

/** The name in `required` or the property that is meant, else the keyword, else where the schema begins. */
function rangeIn(node: SchemaNode, { keyword, property }: ApiError): SourceRange {
  if (property !== undefined) {
    const named = textsIn(entryOf(node, 'required')?.value).find(({ text }) => text === property);
    const declared = propertiesOf(node).find(({ key }) => key.name === property);
    const place = declared?.key.range ?? named?.range;
    if (place !== undefined) return place;
  }
  return placeOf(node, keyword);
}

function nearest(root: SchemaNode, pointer: string): { readonly node: SchemaNode; readonly pointer: string } {
  const node = nodeAt(root, pointer);
  if (node !== undefined) return { node, pointer };
  return pointer === '' ? { node: root, pointer } : nearest(root, pointer.slice(0, pointer.lastIndexOf('/')));
}

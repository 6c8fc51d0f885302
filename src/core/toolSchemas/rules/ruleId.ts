/** Every rule of `lint`, in the order reports list them. */
export const schemaRuleIds = [
  'schema/root-object', 'schema/root-union', 'schema/closed-object', 'schema/required', 'schema/required-extra', 'schema/object-properties',
  'schema/empty-object', 'schema/missing-type', 'schema/unknown-type', 'schema/array-items', 'schema/keyword', 'schema/format', 'schema/min-items',
  'schema/ref-siblings', 'schema/external-ref', 'schema/broken-ref', 'schema/recursion', 'schema/all-of-ref', 'schema/name', 'schema/nesting',
  'schema/property-count', 'schema/enum-count', 'schema/enum-size', 'schema/text-size', 'schema/optional-count', 'schema/union-count',
  'schema/strict',
] as const;
export type SchemaRuleId = (typeof schemaRuleIds)[number];

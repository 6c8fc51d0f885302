import { readJson } from './jsonText.ts';
import { verdict } from './outcome.ts';
import type { SchemaChecker } from './schemaChecker.ts';
import type { AssertionKind } from './types.ts';

export function createJsonSchema(schemas: SchemaChecker): AssertionKind<'json-schema'> {
  return {
    type: 'json-schema',
    bounded: true,
    templates: [],
    check: async ({ schema: own, fenced }, { text, outputSchema }) => {
      const schema = own ?? outputSchema?.schema;
      if (schema === undefined) return { missing: 'There is no schema: neither the assertion nor the prompt has one.' };
      if (typeof schema === 'string') return { missing: `The schema file ${schema} was not read.` };
      const read = readJson(text, fenced);
      if ('problem' in read) return verdict(false, read.problem);
      const checked = await schemas.check(schema, read.value);
      if ('unusable' in checked) return { missing: checked.unusable };
      return verdict(checked.wrong === undefined, checked.wrong ?? 'The answer fits the schema.');
    },
  };
}

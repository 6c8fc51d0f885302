import { remoteReference } from './remoteReference.ts';

/** Whether values have the shape of a JSON Schema. */
export interface SchemaChecker {
  /** What is wrong with the value, or undefined; `unusable` is why the schema itself cannot be used. */
  check(schema: Readonly<Record<string, unknown>>, value: unknown): Promise<{ readonly wrong: string | undefined } | { readonly unusable: string }>;
}

type Validate = import('ajv').ValidateFunction;

const mostKept = 50;

/** Keeps the schemas compiled last, because a suite asks for the same few of every answer. Nothing is ever fetched. */
export function createSchemaChecker(): SchemaChecker {
  const kept = new Map<string, Validate>();

  async function compile(schema: Readonly<Record<string, unknown>>): Promise<Validate> {
    const key = JSON.stringify(schema);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const { createValidator } = await import('../../toolSchemas/strict/validator.ts');
    // The dialect named is no reason to refuse: what the dialects share is what schemas of answers use.
    const { $schema: _, ...bare } = schema;
    const validate = createValidator().compile(bare);
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? '');
    kept.set(key, validate);
    return validate;
  }

  return {
    check: async (schema, value) => {
      const remote = remoteReference(schema);
      if (remote !== undefined) return { unusable: `The schema points outside of itself (${remote}), and nothing is fetched: write that part into it.` };
      let validate: Validate;
      try {
        validate = await compile(schema);
      } catch (error) {
        return { unusable: `The schema cannot be used: ${error instanceof Error ? error.message : String(error)}.` };
      }
      try {
        if (validate(value)) return { wrong: undefined };
      } catch (error) {
        if (error instanceof RangeError) return { wrong: 'The value is nested too deep to be checked.' };
        throw error;
      }
      const first = validate.errors?.[0];
      const place = first === undefined || first.instancePath === '' ? 'The value' : first.instancePath.slice(0, 200);
      const detail = first?.keyword === 'additionalProperties' ? ` (${String(first.params['additionalProperty']).slice(0, 60)})` : '';
      return { wrong: `${place} ${first?.message ?? 'is not valid'}${detail}.` };
    },
  };
}

import { complaintOf, type Complaint } from './schemaComplaints.ts';
import schema from './eval-suite.schema.json' with { type: 'json' };

/** What is wrong in a value by the suite's JSON Schema. Warnings are about keys that have no effect. */
export interface SuiteSchema {
  suite(value: unknown): readonly Complaint[];
  /** One case, as in `cases` and in a line of a .jsonl file. */
  case(value: unknown): readonly Complaint[];
}

/** Every assertion's name, without `not-`. */
export const assertionTypes: readonly string[] = schema.definitions.assertion.oneOf.map(({ $ref }) => $ref.slice('#/definitions/'.length));

/** Takes some 30 ms: whoever reads suites again and again makes one and passes it on. */
export async function createSuiteSchema(): Promise<SuiteSchema> {
  const { Ajv } = await import('../../ajv.ts');
  // That the schema is a valid one is a test's affair; here it is compiled each time, and inlining would make that slower.
  const ajv = new Ajv({ allErrors: true, verbose: true, strict: false, validateSchema: false, inlineRefs: false, discriminator: true });
  ajv.addSchema(schema, 'suite');
  const checker = (pointer: string): ((value: unknown) => readonly Complaint[]) => {
    const validate = ajv.compile({ $ref: `suite#${pointer}` });
    return (value) => (validate(value) ? [] : (validate.errors ?? []).flatMap((error) => complaintOf(error, assertionTypes) ?? []));
  };
  return { suite: checker(''), case: checker('/definitions/case') };
}

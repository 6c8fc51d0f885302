import type { ValidateFunction } from 'ajv';
import { compileSuiteSchema } from './compileSuiteSchema.ts';
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
  const { checkSuite, checkCase } = await compileSuiteSchema();
  const checker = (validate: ValidateFunction): ((value: unknown) => readonly Complaint[]) =>
    (value) => (validate(value) ? [] : (validate.errors ?? []).flatMap((error) => complaintOf(error, assertionTypes) ?? []));
  return { suite: checker(checkSuite), case: checker(checkCase) };
}

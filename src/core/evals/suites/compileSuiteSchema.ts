import type { ValidateFunction } from 'ajv';
import schema from './eval-suite.schema.json' with { type: 'json' };

/** What checks a whole suite, and one case. */
export type SuiteValidators = { readonly checkSuite: ValidateFunction; readonly checkCase: ValidateFunction };

/** That the schema is a valid one is a test's affair; here it is compiled each time, and inlining would make that slower. */
export const suiteAjvOptions = { allErrors: true, verbose: true, strict: false, validateSchema: false, inlineRefs: false, discriminator: true } as const;
/** The suite itself, and one case of it. */
export const suitePointers = { checkSuite: 'suite#', checkCase: 'suite#/definitions/case' } as const;

/** Takes some 30 ms, and five times that in a process that has just started: the command line's build has what comes of it in place of this module. */
export async function compileSuiteSchema(): Promise<SuiteValidators> {
  const { Ajv } = await import('../../ajv.ts');
  const ajv = new Ajv(suiteAjvOptions);
  ajv.addSchema(schema, 'suite');
  return { checkSuite: ajv.compile({ $ref: suitePointers.checkSuite }), checkCase: ajv.compile({ $ref: suitePointers.checkCase }) };
}

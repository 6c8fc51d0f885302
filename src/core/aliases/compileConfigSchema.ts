import type { ValidateFunction } from 'ajv';
import schema from './models.config.schema.json' with { type: 'json' };

/** That the schema is a valid one is a test's affair. */
export const configAjvOptions = { allErrors: true, strict: true, validateSchema: false } as const;

/** What checks a `models.config.json`. The command line's build has what comes of it in place of this module, because a process that has just started takes 60 ms for it. */
export async function compileConfigSchema(): Promise<ValidateFunction> {
  const { Ajv } = await import('../ajv.ts');
  return new Ajv(configAjvOptions).compile(schema);
}

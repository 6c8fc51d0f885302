import { isRecord } from '../views/record.ts';
import type { OutputSchema } from './tools.ts';
import type { Prompt } from './types.ts';

/** The shape a prompt's answers must have, as providers take it; undefined where it gives none. Files must have been read before. */
export function outputSchemaOf({ name, output, metadata }: Prompt): OutputSchema | undefined {
  if (output?.schema === undefined) return undefined;
  const told = isRecord(metadata['output']) ? metadata['output']['strict'] : undefined;
  return { name: name.replaceAll(/[^\w-]/g, '_').slice(0, 64) || 'answer', schema: output.schema, strict: told === true };
}

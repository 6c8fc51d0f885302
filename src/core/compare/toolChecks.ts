import type { ToolCall, ToolDefinition } from '../prompts/tools.ts';
import type { createValidator } from '../toolSchemas/strict/validator.ts';
import { parseJson, printJson, unfenced } from './structure/jsonValue.ts';

/** Whether something is as its schema asks; `reason` is a clause, such as `id: must be integer`. */
export type SchemaCheck = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** What the schemas say of one answer. */
export type AnswerCheck = {
  /** One a tool call, in order. */
  readonly toolCalls: readonly SchemaCheck[];
  /** Absent when no shape was asked for, or there is nothing to judge. */
  readonly output?: SchemaCheck;
};

/** Checks calls and answers against schemas; holds what was compiled. */
export interface SchemaChecker {
  /** Against the schema of the tool it names. Nothing is said of a call when no tools are known. */
  call(call: ToolCall, tools: readonly ToolDefinition[]): SchemaCheck;
  /** The answer must be the JSON document alone, as a strict parser wants it. */
  output(text: string, schema: Readonly<Record<string, unknown>>): SchemaCheck;
}

type Validator = ReturnType<typeof createValidator>;

/** Loads the validator; call it where there is something to check. */
export async function createSchemaChecker(): Promise<SchemaChecker> {
  const { createValidator: create } = await import('../toolSchemas/strict/validator.ts');
  // one a schema: two versions of a schema may carry the same $id
  const validators = new Map<object, Validator>();
  const validatorFor = (schema: object): Validator => {
    const validator = validators.get(schema) ?? create();
    validators.set(schema, validator);
    return validator;
  };
  return {
    call({ name, arguments: written }, tools) {
      const tool = tools.find((one) => one.name === name);
      if (tool === undefined) return { ok: false, reason: 'no tool of this name was offered' };
      // some servers send nothing at all for no arguments
      const text = written.trim() === '' ? '{}' : written;
      const value = readPlain(text);
      return value === undefined ? { ok: false, reason: 'the arguments are not valid JSON' } : validate(validatorFor(tool.parameters), tool.parameters, value.value);
    },
    output(text, schema) {
      const value = readPlain(text);
      if (value !== undefined) return validate(validatorFor(schema), schema, value.value);
      const inside = unfenced(text);
      return { ok: false, reason: inside !== text && readPlain(inside) !== undefined ? 'the JSON stands in a code fence' : 'the answer is not valid JSON' };
    },
  };
}

function readPlain(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function validate(validator: Validator, schema: Readonly<Record<string, unknown>>, value: unknown): SchemaCheck {
  let valid: boolean;
  try {
    valid = validator.validate(schema, value);
  } catch (error) {
    return { ok: false, reason: `the schema cannot be used: ${error instanceof Error ? error.message : String(error)}` };
  }
  if (valid) return { ok: true };
  const [first] = validator.errors ?? [];
  if (first === undefined) return { ok: false, reason: 'it does not fit its schema' };
  const place = first.instancePath.slice(1).replaceAll('/', '.');
  return { ok: false, reason: `${place === '' ? '' : `${place}: `}${reasonOf(first.keyword, first.params, first.message ?? first.keyword)}` };
}

/** The validator's own words, with what they leave out. */
function reasonOf(keyword: string, params: { readonly type?: unknown; readonly allowedValues?: unknown; readonly additionalProperty?: unknown }, message: string): string {
  const { type, allowedValues, additionalProperty } = params;
  if (keyword === 'type' && Array.isArray(type)) return `must be ${type.join(' or ')}`;
  if (keyword === 'enum' && Array.isArray(allowedValues) && allowedValues.length <= mostNamed) return `must be ${allowedValues.map((value) => JSON.stringify(value)).join(' or ')}`;
  return keyword === 'additionalProperties' ? `${message} (${String(additionalProperty)})` : message;
}

/** More values than this are not listed in a clause. */
const mostNamed = 6;

/** A call's arguments for a person: `id: 17, note: "late"`; as written when they are no object. */
export function printArguments(written: string): string {
  const value = parseJson(written);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return written;
  return Object.entries(value).map(([name, each]) => `${name}: ${printJson(each)}`).join(', ');
}

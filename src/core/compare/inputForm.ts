import type { Prompt } from '../prompts/types.ts';
import { fieldText, type InputField, type InputKind } from '../views/inputForm.ts';
import { recordOf } from '../views/record.ts';

/** Text of this length, or of several lines, is asked for in a field of several lines. */
const longTextLength = 80;

/**
 * The form of a prompt's inputs: those of its schema, then those that only its placeholders or defaults name, in the order of the
 * file. A field holds what was given, else the default.
 */
export function inputFields(prompt: Prompt, given: Readonly<Record<string, unknown>>): readonly InputField[] {
  const properties = recordOf(prompt.input.schema?.['properties']);
  const required = new Set([
    ...listOf(prompt.input.schema?.['required']),
    ...prompt.placeholders.filter((placeholder) => placeholder.required).map(({ name }) => name),
  ]);
  const nested = new Set(prompt.placeholders.filter(({ parts }) => parts.length > 1).map(({ name }) => name));
  const names = new Set([...Object.keys(properties), ...prompt.placeholders.map(({ name }) => name), ...Object.keys(prompt.input.defaults), ...Object.keys(given)]);
  return [...names].filter((name) => name !== '' && name !== 'this').map((name): InputField => {
    const schema = recordOf(properties[name]);
    const value = given[name] ?? prompt.input.defaults[name];
    const kind = kindOf(schema, value, nested.has(name));
    const { description } = schema;
    const choices = kind === 'choice' ? listOf(schema['enum']) : undefined;
    return {
      name,
      kind,
      required: required.has(name),
      text: fieldText(kind, value),
      ...(typeof description === 'string' ? { description } : {}),
      ...(choices === undefined ? {} : { choices }),
    };
  });
}

function kindOf(schema: Readonly<Record<string, unknown>>, value: unknown, nested: boolean): InputKind {
  const choices = schema['enum'];
  if (Array.isArray(choices) && choices.length > 0 && choices.every((one) => typeof one === 'string')) return 'choice';
  const type = schema['type'] ?? (value === undefined ? undefined : jsonType(value));
  if (type === 'number' || type === 'integer') return 'number';
  if (type === 'boolean') return 'flag';
  if (type === 'string' || (type === undefined && !nested)) return typeof value === 'string' && (value.length > longTextLength || value.includes('\n')) ? 'longText' : 'text';
  return 'json';
}

function jsonType(value: unknown): string {
  return Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

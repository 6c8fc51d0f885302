import { parseTree, printParseErrorCode } from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';
import { parseDocument } from 'yaml';
import { withJsonTexts } from './jsonInYaml.ts';
import { readJsonSchema } from './readJsonSchema.ts';
import { readYamlSchema } from './readYamlSchema.ts';
import type { SchemaNode } from './schemaNode.ts';

/** A document with schemas, or why and where (an offset) it cannot be read; `reason` is a clause. */
export type SchemaDocument =
  | { readonly kind: 'read'; readonly root: SchemaNode }
  | { readonly kind: 'broken'; readonly offset: number; readonly reason: string };

export function readSchemaDocument(text: string, language: 'json' | 'yaml'): SchemaDocument {
  const root = language === 'json' ? readJsonSchema(text) : readYamlSchema(text);
  if (root !== undefined) return { kind: 'read', root: language === 'yaml' && text.includes('jsonSchema') ? withJsonTexts(root, text) : root };
  return { kind: 'broken', ...((language === 'json' ? jsonMistake(text) : yamlMistake(text)) ?? { offset: 0, reason: 'it holds no value that can be read as a schema' }) };
}

/**
 * True for a text that only bears the name: event streams and JSON lines called `.json`, templates called `.yaml`. What is
 * half-written is none of these.
 */
export function isOtherNotation(text: string, language: 'json' | 'yaml'): boolean {
  if (language === 'yaml') return /\{\{.*\}\}|\{%.*%\}/.test(text);
  const start = text.replace(/^\uFEFF?(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/, '');
  if (!/^(?:[[{"\d-]|true\b|false\b|null\b)/.test(start)) return true;
  const [first = '', second = ''] = start.split('\n', 2);
  return second.trim() !== '' && isJson(first);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

type Mistake = { readonly offset: number; readonly reason: string };

function jsonMistake(text: string): Mistake | undefined {
  const errors: ParseError[] = [];
  try {
    parseTree(text, errors, { allowTrailingComma: true });
  } catch (error) {
    if (error instanceof RangeError) return { offset: 0, reason: 'it is nested too deeply' };
    throw error;
  }
  const first = errors[0];
  return first && { offset: first.offset, reason: `not valid JSON: ${words(printParseErrorCode(first.error))}` };
}

function yamlMistake(text: string): Mistake | undefined {
  const first = parseDocument(text, { merge: true, uniqueKeys: true, prettyErrors: false }).errors[0];
  return first && { offset: first.pos[0], reason: `not valid YAML: ${first.message}` };
}

/** `CloseBraceExpected` as a person reads it. */
function words(code: string): string {
  return code.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
}

import type { Node } from 'web-tree-sitter';
import { textOf } from '../../scan/syntax/language.ts';
import type { FoundSchema } from '../findSchemas.ts';
import { partsOf } from './parts.ts';

/** Helpers of the OpenAI libraries that make a schema from a Zod or Pydantic definition: its first argument, or `parameters` in it. */
const helpers = /(?:^|\.)(?:zodResponseFormat|zodTextFormat|zodFunction|zodResponsesFunction|pydantic_function_tool)$/;
const modelArguments: ReadonlySet<string> = new Set(['response_format', 'text_format']);

/** True where such a definition may be handed over; a test of the text alone. */
export function hasLibrarySchema(text: string): boolean {
  return /zodResponseFormat|zodTextFormat|zodFunction|zodResponsesFunction|pydantic_function_tool|(?:response|text)_format\s*=\s*[A-Z]/.test(text);
}

/** The Zod and Pydantic definitions of a file that become schemas when it runs. They are counted, not judged: only the library knows what it makes of them. */
export function librarySchemas(root: Node, text: string): readonly FoundSchema[] {
  if (!hasLibrarySchema(text)) return [];
  return root.descendantsOfType(['call_expression', 'call']).flatMap((call) => {
    const list = call.childForFieldName('arguments');
    if (list === null) return [];
    if (helpers.test(textOf(call.childForFieldName('function'), text))) return partsOf(list).slice(0, 1).map(unread);
    return partsOf(list).filter((part) => part.type === 'keyword_argument' && isModel(part, text)).map(unread);
  });
}

function isModel(argument: Node, text: string): boolean {
  const value = argument.childForFieldName('value');
  return modelArguments.has(textOf(argument.childForFieldName('name'), text)) && value?.type === 'identifier' && /^[A-Z]\w*[a-z]/.test(textOf(value, text));
}

function unread({ startIndex: start, endIndex: end }: Node): FoundSchema {
  return { root: { kind: 'opaque', range: { start, end } }, profile: 'openai', isStrict: true };
}

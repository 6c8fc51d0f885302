import { childPointer } from '../schemaNode.ts';
import { parseTuple } from './parseTuple.ts';

/** Where an API's answer says that a schema is wrong. */
export type ApiError = {
  /** Of the tool or the output schema. */
  readonly name?: string;
  /** The tool's place in the request, from 0. */
  readonly index?: number;
  /** RFC 6901, inside the schema. */
  readonly pointer: string;
  /** The keyword it is about, where one is named. */
  readonly keyword?: string;
  /** The property it is about, where one is named beside its object. */
  readonly property?: string;
};

/**
 * Reads an API's answer about a schema, as it is printed in logs or pasted as JSON: OpenAI's `In context=('properties', 'x'), …`,
 * Anthropic's `tools.0.custom.input_schema…` and Gemini's `…function_declarations[0].parameters.properties[x].items: …`.
 * Undefined where the text names no place in a schema.
 */
export function parseApiError(text: string): ApiError | undefined {
  // Pasted as JSON, quotes are escaped.
  const plain = text.replaceAll('\\"', '"').replaceAll(String.raw`\u0027`, "'");
  return openAi(plain) ?? gemini(plain) ?? anthropic(plain);
}

function openAi(text: string): ApiError | undefined {
  const named = /Invalid schema for (?:function|response_format|tool)\s+(?:'([^']*)'|"([^"]*)")/.exec(text);
  const start = text.indexOf('context=(');
  if (named === null && start < 0) return undefined;
  const context = start < 0 ? undefined : parseTuple(text, start + 'context='.length);
  const rest = context === undefined ? text.slice((named?.index ?? 0) + (named?.[0].length ?? 0)) : text.slice(context.end);
  const index = /tools\[(\d+)\]/.exec(text)?.[1];
  const keyword = /(?:^|[,:]\s*)'([$\w]+)' is (?:required|not permitted|not allowed)/.exec(rest)?.[1] ?? /'([$\w]+)' is not permitted/.exec(rest)?.[1] ?? keywordIn(rest);
  const property = /Missing '([^']+)'/.exec(rest)?.[1] ?? /Extra required key '([^']+)'/.exec(rest)?.[1];
  const name = named?.[1] ?? named?.[2];
  return {
    ...(name === undefined ? {} : { name }), ...(index === undefined ? {} : { index: Number(index) }), pointer: pointerOf(context?.parts ?? []),
    ...(keyword === undefined ? {} : { keyword }), ...(property === undefined ? {} : { property }),
  };
}

/** What is said in words. */
function keywordIn(text: string): string | undefined {
  if (/is not a valid format/.test(text)) return 'format';
  if (/\$ref cannot have keywords/.test(text)) return '$ref';
  if (/Extra required key/.test(text)) return 'required';
  return /missing items/.test(text) ? 'type' : undefined;
}

function gemini(text: string): ApiError | undefined {
  const match = /function_?[dD]eclarations\[(\d+)\]\.(?:parameters|parameters_?[jJ]son_?[sS]chema)((?:\.\w+|\[[^\]]*\])*)/.exec(text);
  if (match === null) return undefined;
  const parts = [...(match[2] ?? '').matchAll(/\.(\w+)|\[([^\]]*)\]/g)].map(([, word, inner]) => (word ?? inner ?? '').replaceAll(/^["']|["']$/g, ''));
  const unknown = /Unknown (?:name|field for Schema)[:\s]*"?([$\w]+)"?/.exec(text)?.[1];
  return { index: Number(match[1]), pointer: pointerOf(parts), ...(unknown === undefined ? {} : { keyword: unknown }) };
}

function anthropic(text: string): ApiError | undefined {
  const match = /tools\.(\d+)\.(?:\w+\.)?input_schema((?:\.[\w$-]+)*)/.exec(text);
  return match === null ? undefined : { index: Number(match[1]), pointer: pointerOf((match[2] ?? '').split('.').slice(1)) };
}

function pointerOf(parts: readonly string[]): string {
  return parts.reduce(childPointer, '');
}

import type { SyntaxRuntime } from '../scan/syntax/runtime.ts';
import type { LanguageId } from '../scan/types.ts';
import { isSchemaCode } from './code/codeLanguages.ts';
import { findCodeSchemas } from './code/findCodeSchemas.ts';
import type { ReadCaches } from './code/readCache.ts';
import { findSchemas, mayHoldSchemas, type FoundSchema } from './findSchemas.ts';
import { frontMatterText } from './frontMatterText.ts';
import { readSchemaDocument } from './readSchemaDocument.ts';

/** A text to look for schemas in. Under a `name` the runtime may keep its tree for the next text of that name. */
export type SchemaText = { readonly text: string; readonly language: LanguageId; readonly name?: string };

/** What was found, in the order it is written; or why and where (an offset) nothing could be looked for: `reason` is a clause. */
export type DocumentSchemas =
  | { readonly kind: 'read'; readonly found: readonly FoundSchema[] }
  | { readonly kind: 'broken'; readonly offset: number; readonly reason: string };

/** True when schemas are looked for in texts of that language. */
export function isSchemaLanguage(language: LanguageId): boolean {
  return schemaNotation(language) !== 'code' || isSchemaCode(language);
}

/** How schemas are written in a language: as JSON, as YAML (the settings of a prompt file as well), or as its literals. */
export function schemaNotation(language: LanguageId): 'json' | 'yaml' | 'code' {
  if (language === 'json') return 'json';
  return language === 'yaml' || language === 'prompt' || language === 'markdown' ? 'yaml' : 'code';
}

/**
 * The tool and output schemas of a text of any language that has them. With `caches`, literals of a `name` that did not change are not read again. Rejects with the signal's reason when aborted.
 */
export async function findDocumentSchemas({ text, language, name }: SchemaText, runtime: SyntaxRuntime, signal: AbortSignal, caches?: ReadCaches): Promise<DocumentSchemas> {
  const notation = schemaNotation(language);
  if (notation === 'code') {
    const { found, problem } = await findCodeSchemas(text, language, runtime, signal, { name, cache: name === undefined ? undefined : caches?.open(name) });
    return problem === undefined ? { kind: 'read', found } : { kind: 'broken', offset: 0, reason: 'parsing takes too long, or it is nested too deeply' };
  }
  const data = language === 'json' || language === 'yaml' ? text : frontMatterText(text);
  if (data === undefined || !mayHoldSchemas(data)) return { kind: 'read', found: [] };
  const document = readSchemaDocument(data, notation);
  return document.kind === 'read' ? { kind: 'read', found: findSchemas(document.root) } : document;
}

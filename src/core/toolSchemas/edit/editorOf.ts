import { schemaNotation, type SchemaText } from '../documentSchemas.ts';
import type { SchemaNode } from '../schemaNode.ts';
import { createCodeEditor } from './codeEditor.ts';
import { codeNotationOf } from './codeNotation.ts';
import { createSchemaEditor } from './createSchemaEditor.ts';
import type { SchemaEditor } from './schemaEditor.ts';

/** What changes a text of its language; undefined where none does. `within` is the literal that may be changed in code. */
export function editorOf({ text, language }: SchemaText, within: SchemaNode): SchemaEditor | undefined {
  const notation = schemaNotation(language);
  if (notation !== 'code') return createSchemaEditor(text, notation);
  const code = codeNotationOf(language);
  return code && createCodeEditor(text, code, within);
}

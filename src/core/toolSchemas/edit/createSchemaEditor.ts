import { createJsonEditor } from './jsonEditor.ts';
import type { SchemaEditor } from './schemaEditor.ts';
import { createYamlEditor } from './yamlEditor.ts';

/** The editor of a text's notation. */
export function createSchemaEditor(text: string, language: 'json' | 'yaml'): SchemaEditor {
  return language === 'json' ? createJsonEditor(text) : createYamlEditor(text);
}

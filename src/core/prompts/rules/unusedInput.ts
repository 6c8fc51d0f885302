import { isRecord } from '../../views/record.ts';
import type { PromptRule } from './promptRule.ts';

/** An input that is declared, and that no template asks for. */
export const unusedInput: PromptRule = {
  id: 'prompt/unused-input',
  severity: 'info',
  check: ({ prompt: { placeholders, input, messages, body, partialFiles, problems, format } }) => {
    // a template that includes others, prints all its inputs or cannot be read may use every one
    const templates = body === undefined ? messages : [body];
    if (partialFiles !== undefined || problems.length > 0 || templates.some(({ template }) => /@root|\bthis\b(?!\.)|\{\{\s*\.\s*\}\}/.test(template))) return [];
    const used = new Set(placeholders.map(({ name }) => name));
    const properties = isRecord(input.schema?.['properties']) ? input.schema['properties'] : {};
    return input.declared.filter(({ name }) => !used.has(name) && !isConversation(properties[name]) && !(format === 'github-models' && name === 'expected')).map(({ name, range }) =>
      ({ message: `No message uses the input ${name}. Use it, or take it out of the inputs.`, range }));
  },
};

/** Earlier turns are put between messages, not into a template. */
function isConversation(schema: unknown): boolean {
  return isRecord(schema) && schema['type'] === 'array' && schema['description'] === undefined && schema['items'] === undefined;
}

import { isRecord } from '../../views/record.ts';
import { nearestName } from './nearestName.ts';
import type { PromptRule } from './promptRule.ts';

/** A placeholder that neither the input schema nor a default knows. Where a file declares no input at all there is nothing to compare with. */
export const undefinedPlaceholder: PromptRule = {
  id: 'prompt/undefined-placeholder',
  severity: 'warning',
  check: ({ prompt: { placeholders, input, format, problems } }) => {
    const { schema, declared } = input;
    const isOpen = schema !== undefined && (schema['additionalProperties'] === true || isRecord(schema['additionalProperties']) || (schema['type'] !== undefined && schema['type'] !== 'object'));
    // a file that is read by half declares by half
    if (isOpen || format === 'literal' || problems.length > 0 || (declared.length === 0 && schema === undefined)) return [];
    const names = declared.map(({ name }) => name);
    const seen = new Set<string>();
    return placeholders.filter(({ name }) => !names.includes(name) && !seen.has(name) && seen.add(name)).map(({ name, range }) => {
      const near = nearestName(name, names);
      const what = near === undefined ? 'Add it to the inputs, or take it out of the template' : `Did you mean ${near}`;
      return { message: `${name} is none of the prompt's inputs. ${what}${near === undefined ? '.' : '?'}`, range };
    });
  },
};

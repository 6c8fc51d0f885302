import { isRecord } from '../../views/record.ts';
import type { PromptRule, RuleFinding } from './promptRule.ts';

/** UTF-16 units of a default that is checked. */
const longest = 20_000;

/** A default that the input schema does not let through, and a schema that is none. Defaults may be missing: those that are there must fit. */
export const schemaDefault: PromptRule = {
  id: 'prompt/schema-default',
  severity: 'warning',
  check: async ({ prompt: { input }, text }) => {
    const { schema, defaults, declared } = input;
    const properties = schema?.['properties'];
    if (schema === undefined || !isRecord(properties)) return [];
    const { Ajv } = await import('../../ajv.ts');
    const ajv = new Ajv({ allErrors: false, strict: false, validateFormats: false, logger: false, code: { regExp: safeRegExp } });
    const shared = Object.fromEntries(['$defs', 'definitions'].flatMap((key) => (schema[key] === undefined ? [] : [[key, schema[key]]])));
    return declared.flatMap(({ name, range, defaultRange = range }): readonly RuleFinding[] => {
      const property = properties[name];
      const value = defaults[name];
      if (!Object.hasOwn(properties, name) || (!isRecord(property) && typeof property !== 'boolean')) return [];
      try {
        const validate = ajv.compile({ ...shared, allOf: [property] });
        if (!Object.hasOwn(defaults, name) || JSON.stringify(value).length > longest || validate(value)) return [];
        const { instancePath = '', message = 'does not fit the input schema' } = validate.errors?.[0] ?? {};
        const place = instancePath === '' ? '' : ` at ${instancePath}`;
        return [{ message: `The default of ${name}${place} ${message}. Correct the default or the schema.`, range: within(defaultRange, text) }];
      } catch (error) {
        return [{ message: `The schema of ${name} is not valid: ${error instanceof Error ? error.message : String(error)}.`, range, severity: 'error' }];
      }
    });
  },
};

/** A default of many lines is marked on its first. */
function within({ start, end }: { readonly start: number; readonly end: number }, text: string): { readonly start: number; readonly end: number } {
  const line = /[\r\n]/.exec(text.slice(start, end))?.index;
  return { start, end: line === undefined || line === 0 ? end : start + line };
}

/** A pattern of nested repeats could run for years: such a one lets everything through. */
const safeRegExp = Object.assign(
  (pattern: string, flags: string): { readonly test: (text: string) => boolean } =>
    (/[+*}]\)?[^()]*\)[+*{]/.test(pattern) || pattern.length > 500 ? { test: () => true } : new RegExp(pattern, flags)),
  { code: 'safeRegExp' },
) as never;

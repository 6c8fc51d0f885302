import { canonicalName, plainOf, type SiteEntry } from '../callSites/callSite.ts';

/** Arguments that name the schema of an answer, or a class that it becomes; `tools` do not, since an answer need not call one. */
const schemaNames = /^(?:response_model|response_schema|response_json_schema|output_schema|output_type|result_type|json_schema|guided_json|text_format|output_format|schema|structured_output|experimental_output)$/;
/** Arguments in which one may stand. */
const holders = /^(?:response_format|text|format|output_config|output|config|generation_config|options|extra_body|body|provider_options)$/;
const calls = /(?:^|[._])(?:generateObject|streamObject|generate_object|with_?structured_?output|withStructuredOutput|create_?structured\w*|responses\.parse|completions\.parse|messages\.parse|beta\.chat\.completions\.(?:parse|stream)|withResponseFormat)$/i;

/** True where the arguments ask for an answer of a schema, or may: what is only known when the code runs gets the benefit of the doubt. JSON mode alone names no schema. */
export function asksForSchema(entries: readonly SiteEntry[], depth = 0): boolean {
  return entries.some(({ name, value }) => {
    const canonical = canonicalName(name);
    if (value.kind === 'plain' && (value.value === null || value.value === false)) return false;
    if (schemaNames.test(canonical)) return true;
    if (!holders.test(canonical) || depth > 3) return false;
    if (value.kind === 'object') return isSchemaType(plainOf(value)) || asksForSchema(value.entries(), depth + 1);
    return value.kind === 'other' && /format/.test(canonical);
  });
}

/** True for calls whose very name asks for one. */
export function isSchemaCall(callee: string): boolean {
  return calls.test(callee);
}

function isSchemaType(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'json_schema';
}

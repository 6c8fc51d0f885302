import { bySeverity } from '../scan/severity.ts';
import type { Severity } from '../scan/types.ts';
import type { SchemaProfile, SchemaProfileId } from './types.ts';

function all(severity: Severity, ...keywords: readonly string[]): Readonly<Record<string, Severity>> {
  return Object.fromEntries(keywords.map((keyword) => [keyword, severity]));
}

const openAiFormats = ['date-time', 'time', 'date', 'duration', 'email', 'hostname', 'ipv4', 'ipv6', 'uuid'];

/**
 * OpenAI's guides "Structured outputs" (supported schemas, limits) and "Function calling" (strict mode), and the checks of
 * `toStrictJsonSchema` in the package openai 7.55.0; read on 2026-11-21. Hints: reported or inferred only.
 */
const openai: SchemaProfile = {
  api: 'OpenAI',
  isQuoted: true,
  rules: {
    'schema/root-object': 'error', 'schema/root-union': 'error', 'schema/closed-object': 'error', 'schema/required': 'error',
    'schema/required-extra': 'error', 'schema/object-properties': 'error', 'schema/empty-object': 'warning', 'schema/missing-type': 'error',
    'schema/unknown-type': 'error', 'schema/array-items': 'error', 'schema/keyword': 'error', 'schema/format': 'error',
    'schema/ref-siblings': 'error', 'schema/external-ref': 'error', 'schema/broken-ref': 'error', 'schema/name': 'error', 'schema/nesting': 'error',
    'schema/property-count': 'error', 'schema/enum-count': 'error', 'schema/enum-size': 'error', 'schema/text-size': 'error',
    'schema/strict': 'info',
  },
  keywords: {
    // Named by the guide.
    ...all('error', 'allOf', 'not', 'dependentRequired', 'dependentSchemas', 'if', 'then', 'else'),
    // In no list of the guide, and the SDK rejects them.
    ...all('error', 'oneOf', 'contains', 'uniqueItems', 'prefixItems', 'propertyNames', 'patternProperties', 'unevaluatedItems', 'unevaluatedProperties'),
    ...all('error', 'minProperties', 'maxProperties', 'minContains', 'maxContains', 'dependencies'),
    // The SDK rejects them; no rule of the API is known.
    ...all('warning', 'contentEncoding', 'contentMediaType', 'contentSchema', '$anchor', '$dynamicAnchor', '$dynamicRef', '$recursiveAnchor', '$recursiveRef'),
    ...all('hint', 'minLength', 'maxLength', 'default'),
  },
  formats: openAiFormats,
  limits: { levels: 10, properties: 5000, enumValues: 1000, characters: 120_000, longEnum: { values: 250, characters: 15_000 } },
};

/** The same guide: what fine-tuned models do not take beside. */
const openaiFinetuned: SchemaProfile = {
  ...openai,
  api: 'OpenAI (fine-tuned)',
  // The keyword itself is not taken.
  rules: { ...without(openai.rules, 'schema/format') },
  keywords: {
    ...openai.keywords,
    ...all('error', 'minLength', 'maxLength', 'pattern', 'format', 'minimum', 'maximum', 'multipleOf', 'patternProperties', 'minItems', 'maxItems'),
  },
};

/** Anthropic's documentation of strict tools and structured outputs, read on 2026-11-21. Properties may be optional. */
const anthropic: SchemaProfile = {
  api: 'Anthropic',
  rules: {
    'schema/root-object': 'error', 'schema/closed-object': 'error', 'schema/empty-object': 'warning', 'schema/keyword': 'error', 'schema/format': 'error',
    'schema/min-items': 'error', 'schema/external-ref': 'hint', 'schema/broken-ref': 'hint', 'schema/recursion': 'error', 'schema/all-of-ref': 'error',
    'schema/optional-count': 'error', 'schema/union-count': 'error',
  },
  keywords: {
    ...all('error', 'minimum', 'maximum', 'multipleOf', 'minLength', 'maxLength', 'maxItems', 'uniqueItems', 'contains', 'prefixItems'),
    // The SDK rewrites it as anyOf before it is sent.
    ...all('hint', 'oneOf'),
  },
  formats: [...openAiFormats, 'uri'],
  limits: { optionalProperties: 24, unions: 16 },
};

/** Gemini's `parameters` and `responseSchema`, a subset of OpenAPI 3.0, read on 2026-11-21. */
const gemini: SchemaProfile = {
  api: 'Gemini',
  rules: { 'schema/keyword': 'error' },
  keywords: { ...all('error', '$schema'), ...all('warning', 'oneOf', 'allOf'), ...all('hint', '$ref') },
  formats: [],
  limits: {},
};

/** What all of them take. Numeric bounds that no vendor names are left to a warning. */
const portable: SchemaProfile = {
  api: 'One of the APIs',
  isQuoted: true,
  rules: gravest(openai.rules, anthropic.rules, gemini.rules),
  keywords: gravest(openai.keywords, anthropic.keywords, gemini.keywords, all('warning', 'exclusiveMinimum', 'exclusiveMaximum')),
  formats: openAiFormats,
  limits: { ...openai.limits, ...anthropic.limits },
};

export const schemaProfiles: Readonly<Record<SchemaProfileId, SchemaProfile>> = { openai, 'openai-finetuned': openaiFinetuned, anthropic, gemini, portable };

function without<Key extends string, Left extends Key>(record: Readonly<Partial<Record<Key, Severity>>>, left: Left): Readonly<Partial<Record<Key, Severity>>> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== left)) as Partial<Record<Key, Severity>>;
}

/** Of every key the gravest severity that any record gives it. */
function gravest<Key extends string>(...records: readonly Readonly<Partial<Record<Key, Severity>>>[]): Readonly<Record<Key, Severity>> {
  const entries = records.flatMap((record) => Object.entries(record) as [Key, Severity][]).toSorted(([, a], [, b]) => bySeverity(b, a));
  return Object.fromEntries(entries) as Record<Key, Severity>;
}

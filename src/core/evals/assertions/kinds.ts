import { bleu } from './bleu.ts';
import { contains, containsAll, containsAny, icontains, icontainsAll, icontainsAny } from './contains.ts';
import { equals } from './equals.ts';
import { f1 } from './f1.ts';
import { isJson } from './isJson.ts';
import { javascript } from './javascript.ts';
import { jsonEquals } from './jsonEquals.ts';
import { createJsonSchema } from './jsonSchema.ts';
import { levenshtein } from './levenshtein.ts';
import { cost, latency, tokens, wordCount } from './limits.ts';
import { llmRubric } from './llmRubric.ts';
import { moderation } from './moderation.ts';
import type { AssertionType } from './options.ts';
import { pairwise } from './pairwise.ts';
import { refusal } from './refusal.ts';
import { regex } from './regex.ts';
import { rougeL, rougeN } from './rouge.ts';
import { createSchemaChecker } from './schemaChecker.ts';
import { similar } from './similar.ts';
import { startsWith } from './startsWith.ts';
import { createToolCall } from './toolCall.ts';
import type { AssertionKind } from './types.ts';

export type AssertionKinds = { readonly [Type in AssertionType]: AssertionKind<Type> };

/** Every kind of assertion by its name. They share the schemas they compiled. */
export function createAssertionKinds(): AssertionKinds {
  const schemas = createSchemaChecker();
  return {
    equals, contains, icontains, regex, similar, bleu, levenshtein, f1, pairwise, moderation, refusal, latency, cost, tokens, javascript,
    'contains-all': containsAll,
    'contains-any': containsAny,
    'icontains-all': icontainsAll,
    'icontains-any': icontainsAny,
    'starts-with': startsWith,
    'is-json': isJson,
    'json-schema': createJsonSchema(schemas),
    'json-equals': jsonEquals,
    'tool-call': createToolCall(schemas),
    'rouge-n': rougeN,
    'rouge-l': rougeL,
    'llm-rubric': llmRubric,
    'word-count': wordCount,
  };
}

import process from 'node:process';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { lintSchema } from '../../../../../src/core/toolSchemas/lintSchema.ts';
import { schemaProfiles } from '../../../../../src/core/toolSchemas/profiles.ts';
import { isJsonList, isJsonObject, nodeOf, type JsonObject, type JsonValue } from '../../../../../src/core/toolSchemas/schemaValue.ts';
import { makeStrict } from '../../../../../src/core/toolSchemas/strict/makeStrict.ts';
import { schemaProfileIds, type SchemaProfileId } from '../../../../../src/core/toolSchemas/types.ts';
import { generateInstance } from '../generateInstance.ts';
import { generateSchema, seeded } from '../generateSchema.ts';

/** A sample for every run of the tests; `PROMPTSHIFT_SCHEMAS=5000` for the whole. */
const schemas = Number(process.env['PROMPTSHIFT_SCHEMAS'] ?? 500);

function compiler(): (schema: JsonValue) => ValidateFunction {
  let ajv: Ajv2020 | undefined;
  let compiled = 0;
  return (schema) => {
    // Making one is what takes the time; one keeps all that it compiled.
    if (ajv === undefined || compiled++ % 200 === 0) {
      // What the generated schemas leave out on purpose (an unknown format, a keyword without its type) is no matter here.
      ajv = new Ajv2020({ strict: false, validateSchema: false, logger: false });
      const add = ((formats as unknown as { readonly default?: unknown }).default ?? formats) as (ajv: Ajv2020) => void;
      add(ajv);
    }
    return ajv.compile(schema as JsonObject);
  };
}
const compile = compiler();

/** The schema before, less what was moved into descriptions; a oneOf that became an anyOf is one. */
function lessMoved(value: JsonValue, moved: ReadonlySet<string>, profile: SchemaProfileId, isMap = false): JsonValue {
  if (isJsonList(value)) return value.map((each) => lessMoved(each, moved, profile));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, each]) => {
    const inMap = key === 'properties' || key === '$defs';
    if (isMap) return [[key, lessMoved(each, moved, profile)]];
    if (key === 'oneOf' && moved.has('oneOf')) return [['anyOf', lessMoved(each, moved, profile)]];
    const gone = moved.has(key) && !(key === 'format' && schemaProfiles[profile].formats.includes(String(each)) && !Object.hasOwn(schemaProfiles[profile].keywords, 'format'));
    const companion = (moved.has('if') && key === 'then') || (moved.has('contains') && key === 'minContains');
    return gone || companion ? [] : [[key, lessMoved(each, moved, profile, inMap)]];
  }));
}

type Outcome = { clean: number; unchanged: number; refused: Record<string, number>; instances: number };

function runAll(profile: SchemaProfileId, count: number, seed: number): Outcome {
  const random = seeded(seed);
  const outcome: Outcome = { clean: 0, unchanged: 0, refused: {}, instances: 0 };
  for (let i = 0; i < count; i++) {
    const schema = generateSchema(random);
    const before = JSON.stringify(schema);
    const made = makeStrict(schema, profile);
    expect(JSON.stringify(schema)).toBe(before);
    if (made.kind === 'refused') {
      outcome.refused[made.rule] = (outcome.refused[made.rule] ?? 0) + 1;
      expect(made.why).not.toBe('');
      continue;
    }
    outcome.clean++;
    if (made.changes.length === 0) outcome.unchanged++;
    const left = lintSchema(nodeOf(made.schema), { profile });
    expect(left.filter(({ severity, rule }) => severity === 'error' || (severity === 'warning' && rule !== 'schema/nesting')), before).toEqual([]);
    expect(makeStrict(made.schema, profile), before).toMatchObject({ kind: 'strict', changes: [] });
    outcome.instances += compareInstances(schema, made, profile, random);
  }
  return outcome;
}

function compareInstances(schema: JsonObject, made: Extract<ReturnType<typeof makeStrict>, { kind: 'strict' }>, profile: SchemaProfileId, random: () => number): number {
  const after = compile(made.schema);
  const moved = new Set(made.changes.flatMap((change) => change.moved ?? []));
  const before = compile(lessMoved(schema, moved, profile));
  const nullable = new Set(made.changes.flatMap(({ nullable: name, after: { properties } }) => (name !== undefined && isJsonObject(properties) ? [properties[name]] : [])));
  let valid = 0;
  for (let i = 0; i < 6; i++) {
    const { full, stripped } = generateInstance(made.schema as JsonObject, nullable, random);
    if (!after(full)) continue;
    valid++;
    const good = before(stripped);
    if (!good) throw new Error(JSON.stringify({ schema, strict: made.schema, full, stripped, errors: before.errors }));
  }
  return valid;
}

describe('makeStrict on generated schemas', () => {
  it.each(schemaProfileIds.map((profile) => [profile, profile === 'openai' ? schemas : schemas / 10] as const))('%s: %i are clean or refused, and take no value that the schema did not', { timeout: 900_000 }, (profile, count) => {
    const { clean, unchanged, refused, instances } = runAll(profile, count, 20_261_121);
    const sum = Object.values(refused).reduce((a, b) => a + b, 0);
    // oxlint-disable-next-line no-console -- the counts are the proof
    console.log(`${profile}: ${count} schemas, ${clean} strict (${unchanged} were already), ${sum} refused ${JSON.stringify(refused)}; ${instances} values compared`);
    expect(clean + sum).toBe(count);
    expect(clean).toBeGreaterThan(count / 2);
    expect(instances).toBeGreaterThan(clean);
  });
});

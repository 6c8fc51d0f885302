import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintSchema } from '../../../../src/core/toolSchemas/lintSchema.ts';
import { readJsonSchema } from '../../../../src/core/toolSchemas/readJsonSchema.ts';
import type { SchemaFinding } from '../../../../src/core/toolSchemas/types.ts';

/** Cases of others, read where they lie beside the project. */
const suite = resolve(import.meta.dirname, '../../../../../shared/suites/strict-openai');

/** What each invalid case is about, and where. */
const expected: Readonly<Record<string, string>> = {
  'additional_properties_true.json': 'schema/closed-object at ',
  'array_missing_items.json': 'schema/array-items at /properties/tags',
  'missing_additional_properties.json': 'schema/closed-object at ',
  'missing_required.json': 'schema/required at ',
  'missing_type.json': 'schema/root-object at ',
  'nested_missing_discipline.json': 'schema/closed-object at /properties/address',
  'required_extra_keys.json': 'schema/required-extra at ',
  'required_missing_keys.json': 'schema/required at ',
  'root_anyof.json': 'schema/root-union at ',
  'root_not_object.json': 'schema/root-object at ',
  'unsupported_allof.json': 'schema/keyword at /properties/value',
  'unsupported_if_then.json': 'schema/keyword at /properties/value',
};

function lintAll(folder: string): Readonly<Record<string, readonly SchemaFinding[]>> {
  const files = readdirSync(join(suite, folder)).filter((file) => file.endsWith('.json'));
  return Object.fromEntries(files.map((file) => {
    const root = readJsonSchema(readFileSync(join(suite, folder, file), 'utf8'));
    if (root === undefined) throw new Error(`${file} holds no JSON.`);
    return [file, lintSchema(root, { profile: 'openai' })];
  }));
}

const isThere = existsSync(suite);
// oxlint-disable-next-line no-console -- a log must say that these cases did not run
if (!isThere) console.log('The 29 strict-openai cases did not run: ../shared/suites/strict-openai is not there.');

describe.runIf(isThere)('the strict-openai suite', () => {
  it('has 12 invalid cases, each with the one finding it is about, in its place', () => {
    const found = Object.entries(lintAll('invalid')).map(([file, findings]) => [file, findings.map(({ rule, pointer }) => `${rule} at ${pointer}`).join(', ')]);
    expect(Object.fromEntries(found)).toEqual(expected);
  });

  it('has 17 valid cases without a finding', () => {
    const found = lintAll('valid');
    expect(Object.keys(found).length).toBeGreaterThanOrEqual(17);
    expect(Object.entries(found).filter(([, findings]) => findings.length > 0)).toEqual([]);
  });
});

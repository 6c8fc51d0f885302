import { cpuUsage, hrtime, stdout } from 'node:process';
import { lintSchema } from '../../src/core/toolSchemas/lintSchema.ts';
import { readJsonSchema } from '../../src/core/toolSchemas/readJsonSchema.ts';
import { makeStrict } from '../../src/core/toolSchemas/strict/makeStrict.ts';
import { valueOf, type JsonValue } from '../../src/core/toolSchemas/schemaValue.ts';

/** How many schemas of 100 properties are linted and made strict in a second; reading their JSON is part of it. */
const schemas = 1000;
const properties = 100;

function schemaText(seed: number): string {
  const kinds: readonly JsonValue[] = [
    { type: 'string', description: 'Some text', minLength: seed % 7 }, { type: 'integer', minimum: 0 }, { type: 'string', enum: ['a', 'b', 'c'] }, { type: ['string', 'null'], format: 'date' },
    { type: 'array', items: { type: 'string' } }, { type: 'object', properties: { inner: { type: 'boolean' } }, required: ['inner'], additionalProperties: false }, { $ref: '#/$defs/shared' },
  ];
  const entries = Array.from({ length: properties }, (_, i) => [`property${i}`, kinds[(i + seed) % kinds.length]] as const);
  const $defs = { shared: { anyOf: [{ type: 'string' }, { type: 'number' }] } };
  return JSON.stringify({ type: 'object', properties: Object.fromEntries(entries), required: entries.filter((_, i) => (i + seed) % 5 > 0).map(([name]) => name), $defs }, undefined, 2);
}

function perSecond(what: string, run: () => number): void {
  run();
  const times = Array.from({ length: 5 }, () => {
    const started = hrtime.bigint();
    const before = cpuUsage();
    const count = run();
    const { user, system } = cpuUsage(before);
    return { seconds: Number(hrtime.bigint() - started) / 1e9, cpu: (user + system) / 1e6, count };
  }).toSorted((a, b) => a.seconds - b.seconds);
  const middle = times[2];
  if (middle !== undefined) stdout.write(`${what}: ${Math.round(schemas / middle.seconds).toLocaleString('en-US')} schemas of ${properties} properties a second by the clock, ${Math.round(schemas / middle.cpu).toLocaleString('en-US')} a second of processor time (median of 5; ${middle.count.toLocaleString('en-US')} results)\n`);
}

const texts = Array.from({ length: schemas }, (_, i) => schemaText(i));
const roots = texts.flatMap((text) => readJsonSchema(text) ?? []);
perSecond('lint', () => roots.reduce((sum, root) => sum + lintSchema(root, { profile: 'openai' }).length, 0));
perSecond('read and lint', () => texts.reduce((sum, text) => {
  const root = readJsonSchema(text);
  return sum + (root === undefined ? 0 : lintSchema(root, { profile: 'openai' }).length);
}, 0));
const values = roots.map(valueOf);
perSecond('make strict', () => values.reduce<number>((sum, value) => {
  const made = makeStrict(value, 'openai');
  return sum + (made.kind === 'strict' ? made.changes.length : 0);
}, 0));

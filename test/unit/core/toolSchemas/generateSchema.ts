import type { JsonObject, JsonValue } from '../../../../src/core/toolSchemas/schemaValue.ts';

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export type Random = () => number;

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type Dice = { readonly pick: <Value>(values: readonly Value[]) => Value; readonly chance: (share: number) => boolean; readonly count: (most: number) => number };

export function diceOf(random: Random): Dice {
  return {
    pick: <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)] as Value,
    chance: (share) => random() < share,
    count: (most) => Math.floor(random() * (most + 1)),
  };
}

/**
 * A schema as people write them for tools: mostly objects of plain properties, here and there what strict mode does not take.
 * `wild` is the share of properties with something unusual.
 */
export function generateSchema(random: Random, wild = 0.25): JsonObject {
  const dice = diceOf(random);
  const definitions = dice.chance(0.4) ? ['Alpha', 'Beta', 'Gamma'].slice(0, 1 + dice.count(2)) : [];
  const make = createMaker(dice, wild, definitions);
  const root = make.object(2);
  if (definitions.length === 0) return dice.chance(0.03 * wild) ? { anyOf: [root] } : root;
  const $defs = Object.fromEntries(definitions.map((name, i) => [name, createMaker(dice, wild, dice.chance(0.1) ? definitions : definitions.slice(i + 1)).any(1)]));
  return dice.chance(0.05) ? { $ref: '#/$defs/Alpha', $defs } : { ...root, $defs };
}

/** `then` written as a key would make the object look like a promise. */
function conditional(condition: JsonObject, consequence: JsonObject): JsonObject {
  return JSON.parse(`{"if": ${JSON.stringify(condition)}, "then": ${JSON.stringify(consequence)}}`) as JsonObject;
}

type Maker = { readonly any: (depth: number) => JsonObject; readonly object: (depth: number) => JsonObject };

function createMaker(dice: Dice, wild: number, definitions: readonly string[]): Maker {
  const { pick, chance, count } = dice;
  const some = (share: number, keywords: () => JsonObject): JsonObject => (chance(share * wild) ? keywords() : {});
  const annotated = (schema: JsonObject): JsonObject => ({
    ...schema, ...(chance(0.3) ? { description: pick(['What it is', 'Ends with a stop.', '']) } : {}), ...some(0.2, () => ({ title: 'Title' })),
  });

  const text = (): JsonObject => annotated({
    type: chance(0.1) ? ['string', 'null'] : 'string',
    ...some(0.3, () => ({ minLength: count(3) })), ...some(0.3, () => ({ maxLength: 3 + count(9) })), ...some(0.2, () => ({ pattern: pick(['^[a-z]*$', 'x']) })),
    ...some(0.4, () => ({ format: pick(['date', 'uuid', 'uri', 'email', 'phone']) })), ...some(0.2, () => ({ default: 'text' })), ...some(0.05, () => ({ contentEncoding: 'base64' })),
  });
  const amount = (): JsonObject => annotated({
    type: pick(['integer', 'number']), ...some(0.4, () => ({ minimum: count(5) })), ...some(0.4, () => ({ maximum: 5 + count(9) })), ...some(0.2, () => ({ multipleOf: 2 })), ...some(0.1, () => ({ exclusiveMaximum: 100 })),
  });
  const choice = (): JsonObject => annotated(chance(0.7)
    ? { ...(chance(0.8) ? { type: 'string' } : {}), enum: ['a', 'b', 'c'].slice(0, 1 + count(2)) }
    : { ...(chance(0.5) ? { type: 'string' } : {}), const: 'fixed' });
  const list = (depth: number): JsonObject => annotated({
    type: 'array', ...(chance(0.05 * wild) ? {} : { items: any(depth - 1) }), ...some(0.3, () => ({ minItems: count(3) })), ...some(0.3, () => ({ maxItems: 3 + count(3) })),
    ...some(0.3, () => ({ uniqueItems: chance(0.8) })), ...some(0.05, () => ({ contains: { type: 'string' } })), ...some(0.04, () => ({ prefixItems: [{ type: 'string' }, { type: 'integer' }] })),
  });
  const union = (depth: number): JsonObject => annotated({ [chance(0.3 * wild) ? 'oneOf' : 'anyOf']: [any(depth - 1), chance(0.3) ? { type: 'null' } : any(depth - 1)] });
  const reference = (): JsonObject => {
    const ref = { $ref: `#/$defs/${pick(definitions)}` };
    if (chance(0.2)) return { allOf: [ref], ...(chance(0.5) ? { description: 'One of them' } : {}) };
    return { ...ref, ...some(0.5, () => ({ description: 'Another one' })), ...some(0.05, () => ({ minProperties: 1 })) };
  };
  const odd = (depth: number): JsonObject => pick<() => JsonObject>([
    () => ({}), () => ({ description: 'Anything' }), () => ({ minLength: 1 }), () => ({ type: 'object' }), () => ({ type: 'object', additionalProperties: { type: 'string' } }),
    () => ({ type: 'string', nullable: true }), () => ({ type: 'string', not: { const: 'no' } }), () => ({ type: 'array' }), () => ({ $ref: 'other.json' }), () => ({ $ref: '#/$defs/Nowhere' }),
    () => ({ allOf: [object(depth - 1), object(depth - 1)] }), () => ({ type: 'string', ...conditional({ minLength: 2 }, { maxLength: 5 }) }), () => ({ type: 'money' }),
    () => ({ type: 'object', properties: {}, additionalProperties: false }), () => ({ properties: { inner: text() } }), () => ({ $ref: '#', description: 'Again' }),
  ])();

  function object(depth: number): JsonObject {
    const names = ['city', 'unit', 'days', 'a/b', 'when', 'tags'].slice(0, 1 + count(5));
    const properties = Object.fromEntries(names.map((name): [string, JsonValue] => [name, any(depth - 1)]));
    const required = names.filter(() => chance(0.6));
    return annotated({
      type: 'object', properties, ...(chance(0.9) ? { required: chance(0.3) ? names : required } : {}),
      ...(chance(0.5) ? { additionalProperties: false } : some(0.3, () => ({ additionalProperties: pick<JsonValue>([true, {}, { type: 'string' }]) }))),
      ...some(0.05, () => ({ minProperties: 1 })), ...some(0.03, () => ({ patternProperties: { '^x-': { type: 'string' } } })), ...some(0.03, () => ({ propertyNames: { maxLength: 20 } })),
      ...some(0.03, () => ({ dependentRequired: { city: ['unit'] } })), ...some(0.03, () => ({ required: [...required, 'ghost'] })),
      ...some(0.03, () => conditional({ properties: { city: { const: 'x' } } }, { required: ['unit'] })),
    });
  }

  function any(depth: number): JsonObject {
    if (chance(0.06 * wild)) return odd(Math.max(1, depth));
    if (definitions.length > 0 && chance(0.15)) return reference();
    const plain = [text, text, amount, choice, () => annotated({ type: 'boolean' })];
    return pick(depth > 0 ? [...plain, () => object(depth), () => list(depth), () => union(depth)] : plain)();
  }
  return { any, object };
}

import { describe, expect, it } from 'vitest';
import { findSchemas } from '../../../../src/core/toolSchemas/findSchemas.ts';
import { createLintCache, type LintCache } from '../../../../src/core/toolSchemas/lintCache.ts';
import { readJsonSchema } from '../../../../src/core/toolSchemas/readJsonSchema.ts';
import { lintFound } from '../../../../src/core/toolSchemas/lintSchema.ts';
import type { SchemaProfileId } from '../../../../src/core/toolSchemas/types.ts';
import { generateSchema, seeded } from './generateSchema.ts';

const tool = (name: string, parameters: unknown): unknown => ({ type: 'function', name, strict: true, parameters });

function foundIn(tools: readonly unknown[], before = ''): ReturnType<typeof findSchemas> {
  const root = readJsonSchema(`${before}${JSON.stringify(tools, undefined, 2)}`);
  return root === undefined ? [] : findSchemas(root);
}

function linted(cache: LintCache, found: ReturnType<typeof findSchemas>, profile?: SchemaProfileId): unknown {
  return cache.lint('a', found, profile).map(({ findings }) => findings);
}

describe('createLintCache', () => {
  it('answers as a lint without it, whatever moves, changes, comes and goes', () => {
    const random = seeded(11);
    const cache = createLintCache();
    let tools = Array.from({ length: 6 }, (_, i) => tool(`tool_${i}`, generateSchema(random)));
    for (let round = 0; round < 40; round++) {
      const at = Math.floor(random() * tools.length);
      if (round % 4 === 0) tools = [...tools.slice(at), ...tools.slice(0, at)];
      else if (round % 4 === 1) tools = tools.with(at, tool(`tool ${round}`, generateSchema(random)));
      else if (round % 4 === 2) tools = tools.toSpliced(at, 1, tool('same', {}), tool('same', {}));
      const profile = round % 5 === 0 ? 'portable' : undefined;
      const found = foundIn(tools, ' '.repeat(round % 3));
      expect(linted(cache, found, profile)).toEqual(found.map((each) => lintFound(each, profile)));
    }
  });

  it('keeps the findings of a schema that did not change', () => {
    const cache = createLintCache();
    const before = cache.lint('a', foundIn([tool('x', { type: 'object' })]));
    const again = cache.lint('a', foundIn([tool('x', { type: 'object' })]));
    expect(before[0]?.findings.length).toBeGreaterThan(0);
    expect(again[0]?.findings[0]).toBe(before[0]?.findings[0]);
    cache.forget('a');
    expect(cache.lint('a', foundIn([tool('x', { type: 'object' })]))[0]?.findings[0]).not.toBe(before[0]?.findings[0]);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import schema from '../../../../../src/core/evals/suites/eval-suite.schema.json' with { type: 'json' };

describe('the schema of suites', () => {
  it('is a valid one, with nothing in it that the validator does not know', () => {
    const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false, discriminator: true });
    expect(() => ajv.compile(schema)).not.toThrow();
  });
  it('stands in syntaxes word for word', () => {
    const root = join(import.meta.dirname, '../../../../..');
    expect(readFileSync(join(root, 'syntaxes/eval-suite.schema.json'), 'utf8')).toBe(readFileSync(join(root, 'src/core/evals/suites/eval-suite.schema.json'), 'utf8'));
  });
  it('describes every key', () => {
    const bare: string[] = [];
    const look = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const [key, value] of Object.entries(node)) {
        if (key === 'properties') {
          for (const [name, one] of Object.entries(value as Record<string, Record<string, unknown>>)) if (one['description'] === undefined) bare.push(`${path}/${name}`);
        }
        look(value, `${path}/${key}`);
      }
    };
    look(schema, '');
    expect(bare).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { isRecord, recordOf } from '../../../../src/core/views/record.ts';

describe('values of unknown shape', () => {
  it.each([[{ a: 1 }, true], [{}, true], [[], false], [null, false], [undefined, false], ['{}', false], [() => ({}), false]])('%j is a record: %s', (value, is) => {
    expect(isRecord(value)).toBe(is);
    expect(recordOf(value)).toEqual(is ? value : {});
  });
});

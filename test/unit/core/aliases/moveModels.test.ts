import { describe, expect, it } from 'vitest';
import { promoteCandidate, rollBack } from '../../../../src/core/aliases/moveModels.ts';
import { applyEdits } from '../../../../src/core/text/range.ts';

const text = '{\n  // ours\n  "aliases": {\n    "a": { "candidate": "new", "default": "old" }, // main\n    "b": { "default": "x", "environments": { "staging": { "default": "y" } }, "rollback": "w" }\n  }\n}\n';

describe('promoteCandidate and rollBack', () => {
  it('moves the candidate in and keeps the old default, with comments and order', async () => {
    const move = await promoteCandidate(text, 'a');
    expect({ from: move.from, to: move.to, notReached: move.notReached }).toEqual({ from: 'old', to: 'new', notReached: [] });
    const promoted = applyEdits(text, move.edits);
    expect(promoted).toBe(text.replace('"default": "old" }', '"default": "new", "rollback": "old" }'));
    expect((await promoteCandidate(promoted, 'a')).edits).toEqual([]);
    const back = await rollBack(promoted, 'a');
    expect(applyEdits(promoted, back.edits)).toBe(text.replace('"default": "old" }', '"default": "old", "rollback": "old" }'));
  });

  it('names the environments a rollback does not reach', async () => {
    const move = await rollBack(text, 'b');
    expect(move.notReached).toEqual(['staging']);
    expect(applyEdits(text, move.edits)).toBe(text.replace('"default": "x"', '"default": "w"'));
  });

  it('rolls back an alias with a fault elsewhere, and one with an escaped id', async () => {
    const faulty = '{"aliases":{"a":{"default":"m\\u002dx","rollback":"n\\"o","risk":7}}}';
    const move = await rollBack(faulty, 'a');
    expect([move.from, move.to]).toEqual(['m-x', 'n"o']);
    expect(applyEdits(faulty, move.edits)).toBe('{"aliases":{"a":{"default":"n\\"o","rollback":"n\\"o","risk":7}}}');
  });

  it('says what is missing', async () => {
    await expect(rollBack(text, 'a')).rejects.toThrow('The alias "a" has no rollback.');
    await expect(promoteCandidate(text, 'b')).rejects.toThrow('The alias "b" has no candidate.');
    await expect(rollBack(text, 'c')).rejects.toThrow('There is no alias "c"');
    await expect(rollBack('{"aliases":', 'a')).rejects.toThrow();
  });
});

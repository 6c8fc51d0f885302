import { describe, expect, it } from 'vitest';
import { slotAt } from '../../../../src/core/aliases/slotAt.ts';

/** The slot at the `|` of a text, and what an id would replace there. */
async function at(marked: string): Promise<unknown> {
  const text = marked.replace('|', '');
  const found = await slotAt(text, marked.indexOf('|'));
  return found && { alias: found.alias, slot: found.slot, quoted: found.quoted, replaces: text.slice(found.range.start, found.range.end) };
}

describe('slotAt', () => {
  it('finds the slot of an id that is there', async () => {
    expect(await at('{"aliases": {"chat.core": {"default": "gpt|-5.4"}}}')).toEqual({ alias: 'chat.core', slot: 'default', quoted: true, replaces: 'gpt-5.4' });
    expect(await at('{"aliases": {"a": {"default": "x", "candidate": "|"}}}')).toEqual({ alias: 'a', slot: 'candidate', quoted: true, replaces: '' });
    expect(await at('{"aliases": {"a": {"rollback": "gpt-5.4|"}}}')).toEqual({ alias: 'a', slot: 'rollback', quoted: true, replaces: 'gpt-5.4' });
  });

  it('finds the default of an environment', async () => {
    expect(await at('{"aliases": {"a": {"environments": {"eu": {"default": "|x"}}}}}')).toEqual({ alias: 'a', slot: { environment: 'eu' }, quoted: true, replaces: 'x' });
  });

  it('asks for quotes where nothing is written yet', async () => {
    expect(await at('{"aliases": {"a": {"default": |}}}')).toEqual({ alias: 'a', slot: 'default', quoted: false, replaces: '' });
  });

  it('reads a string that is not closed', async () => {
    expect(await at('{"aliases": {"a": {"default": "gp|\n}}}')).toMatchObject({ slot: 'default', quoted: true, replaces: 'gp' });
  });

  it.each(['{"aliases": {"a": {"|default": "x"}}}', '{"aliases": {"a": {"owner": "|x"}}}', '{"other": {"a": {"default": "|x"}}}', '{"aliases": {"a": {"environments": {"eu": {"x": "|y"}}}}}', '|'])(
    'finds none in %s', async (marked) => {
      expect(await at(marked)).toBeUndefined();
    },
  );
});

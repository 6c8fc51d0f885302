import { describe, expect, it } from 'vitest';
import { applyEdits, importAliases, parseModelsConfig, type RecognisedAlias } from '../../../../../src/core/index.ts';

const definition = (name: string, alias: RecognisedAlias['alias'], notes: readonly string[] = []): RecognisedAlias => ({ shape: 'slots', name, alias, ranges: [], notes });

describe('an import of aliases', () => {
  it('makes a file that is valid', async () => {
    const { after, outcomes } = await importAliases(undefined, [
      definition('a', { default: 'm', environments: { staging: { default: 's' } }, env: 'A_MODEL' }, ['A note.']), definition('b', { default: 'n', candidate: 'o' }),
    ]);
    const { config, problems } = await parseModelsConfig(after);
    expect(problems).toEqual([]);
    expect(config.aliases).toEqual({ a: { default: 'm', environments: { staging: { default: 's' } }, env: 'A_MODEL' }, b: { default: 'n', candidate: 'o' } });
    expect(outcomes).toEqual([{ kind: 'added', name: 'a', model: 'm', notes: ['A note.'] }, { kind: 'added', name: 'b', model: 'n', notes: [] }]);
  });

  it('adds behind what is there, in one edit that touches nothing else', async () => {
    const text = '{\n\t// ours\n\t"aliases": {\n\t\t"x": { "default": "m" }, // first\n\t}\n}\n';
    const { after, edits } = await importAliases(text, [definition('a', { default: 'n' })]);
    expect(after).toBe('{\n\t// ours\n\t"aliases": {\n\t\t"x": { "default": "m" }, // first\n\t\t"a": {\n\t\t\t"default": "n"\n\t\t},\n\t}\n}\n');
    expect(edits).toHaveLength(1);
    expect(applyEdits(text, edits)).toBe(after);
  });

  it('leaves an alias of another value, and names both', async () => {
    const text = '{ "aliases": { "a": { "default": "m" } } }\n';
    const { after, edits, outcomes } = await importAliases(text, [definition('a', { default: 'n', candidate: 'o' })]);
    expect({ after, edits }).toEqual({ after: text, edits: [] });
    expect(outcomes).toEqual([{ kind: 'kept', name: 'a', model: 'n', notes: ['a stands for m already; it stays as it is.'] }]);
  });

  it('completes an alias of the same default, and overwrites none of its slots', async () => {
    const text = '{ "aliases": { "a": { "default": "m", "candidate": "theirs", "env": "X" } } }\n';
    const found = definition('a', { default: 'm', candidate: 'ours', rollback: 'r', env: 'Y', environments: { dev: { default: 'd' } } });
    const { after, outcomes } = await importAliases(text, [found]);
    expect(JSON.parse(after)).toEqual({ aliases: { a: { default: 'm', candidate: 'theirs', env: 'X', rollback: 'r', environments: { dev: { default: 'd' } } } } });
    expect(outcomes[0]).toMatchObject({ kind: 'completed', notes: [
      'The candidate of a is theirs already, not ours; it stays as it is.', 'The variable of a is X already, not Y; it stays as it is.',
    ] });
  });

  it('does nothing the second time', async () => {
    const found = [definition('a', { default: 'm', rollback: 'r', env: 'Y', environments: { dev: { default: 'd' } } })];
    const { after } = await importAliases('{}', found);
    const again = await importAliases(after, found);
    expect(again.edits).toEqual([]);
    expect(again.outcomes).toEqual([{ kind: 'present', name: 'a', model: 'm', notes: [] }]);
  });

  it('leaves an alias with a mistake in it, and refuses a file that is no JSON', async () => {
    const broken = '{ "aliases": { "a": { "candidate": "m" } } }';
    expect((await importAliases(broken, [definition('a', { default: 'm' })])).outcomes[0]).toMatchObject({ kind: 'kept', notes: ['a has a mistake in it already; it stays as it is.'] });
    await expect(importAliases('{ "aliases": ', [definition('a', { default: 'm' })])).rejects.toMatchObject({ code: 'configuration' });
  });
});

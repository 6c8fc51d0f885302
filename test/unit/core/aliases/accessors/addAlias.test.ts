import { describe, expect, it } from 'vitest';
import { defaultStyle } from '../../../../../src/core/aliases/accessors/accessor.ts';
import { applyEdits } from '../../../../../src/core/text/range.ts';
import type { AccessorVariant } from '../../../../support/accessors/accessorProgram.ts';
import { accessorVariants } from '../../../../support/accessors/accessorVariants.ts';
import { parseWith } from '../../../../support/parseWith.ts';

describe.each(accessorVariants)('list of aliases in $title', (variant) => {
  it.each([
    ['one', ['chat.core']],
    ['none', []],
    ['many, one a line', ['chat.core', ...Array.from({ length: 12 }, (_, index) => `support.assistant-${index}`)]],
  ])('takes one more after %s, as if it had been made with it, and only once', async (_, aliases) => {
    // Python has no `Literal` of nothing, and pinning makes no accessor without an alias.
    if (aliases.length === 0 && variant.language.id === 'python') return;
    const text = code(variant, aliases);
    const { root, errors } = await parseWith(variant.language.grammar, text);
    expect(errors).toEqual([]);
    const added = applyEdits(text, variant.language.addAlias(root, text, 'chat.added') ?? []);
    const again = await parseWith(variant.language.grammar, added);
    expect(again.errors).toEqual([]);
    expect(variant.language.addAlias(again.root, added, 'chat.added')).toEqual([]);
    expect(withoutSpace(added)).toBe(withoutSpace(code(variant, [...aliases, 'chat.added'])));
  });

  it('leaves a file that has no such list alone', async () => {
    const { root } = await parseWith(variant.language.grammar, '');
    expect(variant.language.addAlias(root, '', 'chat.added')).toBeUndefined();
  });
});

function code({ language, file, format = 'esm', namespace = '', json = 'none' }: AccessorVariant, aliases: readonly string[]): string {
  return language.generate(aliases, { path: file, format, namespace, json }, defaultStyle);
}

/** A list that has grown past its line stays in it: the user's formatter breaks it. */
function withoutSpace(text: string): string {
  return text.replaceAll(/\s/g, '').replaceAll(/,(?=[\])}])/g, '');
}

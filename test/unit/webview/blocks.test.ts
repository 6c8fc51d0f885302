import { describe, expect, it } from 'vitest';
import type { DiffPartView } from '../../../src/core/views/comparison.ts';
import { blocksOf } from '../../../src/webview/compare/blocks.ts';

const same = (text: string): readonly DiffPartView[] => [{ kind: 'same', text }];
const textOf = (parts: readonly DiffPartView[]): string => parts.map(({ text }) => text).join('');
const lengths = (text: string): readonly number[] => blocksOf(same(text)).map((block) => textOf(block).length);

describe('blocks of an answer', () => {
  it('leaves a short answer whole and an empty one without any', () => {
    expect(blocksOf(same('One word.'))).toEqual([[{ kind: 'same', text: 'One word.' }]]);
    expect(blocksOf([])).toEqual([]);
  });

  it('ends at line ends', () => {
    const blocks = blocksOf(same(`${'word '.repeat(300)}\n`.repeat(10)));
    expect(blocks.length).toBe(5);
    for (const block of blocks) expect(textOf(block)).toMatch(/\n$/);
  });

  it('cuts a line without end at a space, else never inside a character', () => {
    for (const length of lengths('word '.repeat(5000)).slice(0, -1)) expect(length % 5).toBe(0);
    const faces = blocksOf(same('😀'.repeat(9001))).map(textOf);
    expect(faces.every((text) => text.isWellFormed())).toBe(true);
    expect(Math.max(...lengths(`x${'😀'.repeat(9001)}`))).toBeLessThanOrEqual(8000);
  });

  it('keeps every earlier block while text is added', () => {
    const whole = Array.from({ length: 400 }, (_, i) => `line ${i} ${'x'.repeat((i * 37) % 300)}\n`).join('') + 'y'.repeat(20_000);
    let before: readonly string[] = [];
    for (let end = 0; end <= whole.length; end += 777) {
      const now = blocksOf(same(whole.slice(0, end))).map(textOf);
      expect(now.slice(0, before.length - 1)).toEqual(before.slice(0, -1));
      before = now;
    }
  });

  it('loses nothing of a diff, and keeps what kind each piece is', () => {
    const parts: readonly DiffPartView[] = Array.from({ length: 500 }, (_, i) => ({ kind: (['same', 'removed', 'added'] as const)[i % 3] ?? 'same', text: `${'ab\n'.repeat((i * 13) % 200)}c${'d'.repeat((i * 71) % 9000)}` }));
    const blocks = blocksOf(parts).flat();
    for (const kind of ['same', 'removed', 'added'] as const) {
      expect(textOf(blocks.filter((part) => part.kind === kind))).toBe(textOf(parts.filter((part) => part.kind === kind)));
    }
    expect(textOf(blocks)).toBe(textOf(parts));
  });
});

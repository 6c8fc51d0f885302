import { describe, expect, it } from 'vitest';
import { lineDiff } from '../../../../src/core/compare/lineDiff.ts';
import { changeStarts, foldLines, foldText } from '../../../../src/core/views/folds.ts';

const numbered = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => `line ${i}`);
const side = (lines: ReturnType<typeof lineDiff>, own: 'removed' | 'added'): string => lines.filter(({ kind }) => kind === 'same' || kind === own).map(({ text }) => text).join('\n');

describe('lineDiff', () => {
  it('numbers the lines of both sides', () => {
    expect(lineDiff('a\nb\nc', 'a\nx\ny\nc')).toEqual([
      { kind: 'same', text: 'a', before: 1, after: 1 }, { kind: 'removed', text: 'b', before: 2 },
      { kind: 'added', text: 'x', after: 2 }, { kind: 'added', text: 'y', after: 3 }, { kind: 'same', text: 'c', before: 3, after: 4 },
    ]);
  });

  it.each([['', ''], ['a', ''], ['', 'a'], ['a\n\nb', 'a\nb'], ['a\n', 'a'], ['x\ny\nz', 'z\ny\nx']])('puts %j and %j together again', (before, after) => {
    const lines = lineDiff(before, after);
    expect(side(lines, 'removed')).toBe(before.replace(/\n$/, ''));
    expect(side(lines, 'added')).toBe(after.replace(/\n$/, ''));
  });

  it('a last line end is no difference', () => {
    expect(lineDiff('a\nb\n', 'a\nb').every(({ kind }) => kind === 'same')).toBe(true);
  });
});

describe('foldLines', () => {
  it('folds what lies far from any change, and says where changes begin', () => {
    const lines = [...numbered(20), 'old', ...numbered(20), 'gone', ...numbered(20)].join('\n');
    const { folds, changes, lines: all } = foldLines(lineDiff(lines, lines.replace('old', 'new').replace('gone\n', '')));
    expect(changes.map((at) => all[at]?.text)).toEqual(['old', 'gone']);
    expect(folds).toEqual([{ from: 0, count: 17 }, { from: 25, count: 14 }, { from: 46, count: 17 }]);
    const hidden = folds.flatMap(({ from, count }) => all.slice(from, from + count));
    expect(hidden.every(({ kind }) => kind === 'same')).toBe(true);
    expect([all[16]?.text, all[17]?.text, all[22]?.text, all[24]?.text]).toEqual(['line 16', 'line 17', 'line 0', 'line 2']);
  });

  it('folds nothing when nothing changed or little stands between', () => {
    expect(foldLines(lineDiff(numbered(50).join('\n'), numbered(50).join('\n')))).toMatchObject({ folds: [], changes: [] });
    const close = ['a', ...numbered(8), 'b'].join('\n');
    expect(foldLines(lineDiff(close, close.replace('a', 'x').replace(/b$/, 'y'))).folds).toEqual([]);
    const far = ['a', ...numbered(10), 'b'].join('\n');
    expect(foldLines(lineDiff(far, far.replace('a', 'x').replace(/b$/, 'y'))).folds).toEqual([{ from: 5, count: 4 }]);
  });

  it('a change at either end', () => {
    const lines = numbered(10).join('\n');
    expect(foldLines(lineDiff(lines, `new\n${lines}`))).toMatchObject({ changes: [0], folds: [{ from: 4, count: 7 }] });
    expect(foldLines(lineDiff(lines, `${lines}\nnew`))).toMatchObject({ changes: [10], folds: [{ from: 0, count: 7 }] });
  });
});

describe('words', () => {
  it('a removal and what took its place are one change', () => {
    const parts = [{ kind: 'same', text: 'a' }, { kind: 'removed', text: 'b' }, { kind: 'added', text: 'c' }, { kind: 'same', text: 'd' }, { kind: 'added', text: 'e' }] as const;
    expect(changeStarts(parts)).toEqual([1, 4]);
    expect(changeStarts([{ kind: 'removed', text: 'b' }])).toEqual([0]);
  });

  it('fold the middle of a long unchanged stretch', () => {
    expect(foldText(numbered(10).join('\n'), false, false)).toEqual(['line 0\nline 1', { count: 6 }, 'line 8\nline 9']);
    expect(foldText(numbered(10).join('\n'), true, false)).toEqual([{ count: 8 }, 'line 8\nline 9']);
    expect(foldText('a\nb', false, false)).toEqual(['a\nb']);
  });
});

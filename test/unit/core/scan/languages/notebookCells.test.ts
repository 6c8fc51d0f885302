import { describe, expect, it } from 'vitest';
import { cellAt, readCells } from '../../../../../src/core/scan/languages/notebookCells.ts';

const raw = JSON.stringify({
  cells: [
    { cell_type: 'markdown', source: ['# "gpt-4o"\n', 'é\t'] },
    { cell_type: 'code', source: ['import x\n', 'm = "gpt-5"\n'], outputs: [{ text: ['gpt-4'] }] },
    { cell_type: 'code', source: 'k = "o3"', outputs: [] },
  ],
}, undefined, 1);

describe('readCells', () => {
  it('joins the lines of each cell', () => {
    expect(readCells(raw)?.map(({ isCode, source }) => [isCode, source.text])).toEqual([[false, '# "gpt-4o"\né\t'], [true, 'import x\nm = "gpt-5"\n'], [true, 'k = "o3"']]);
  });

  it('has no cells of what is no notebook', () => {
    for (const text of ['', '{}', '[]', '{"cells": 1}']) expect(readCells(text)).toBeUndefined();
  });
});

describe('cellAt', () => {
  it('finds the cell of a place in the file, and the place in the cell', () => {
    expect(cellAt(raw, raw.indexOf('gpt-4o'))).toEqual({ cell: 0, offset: 3 });
    expect(cellAt(raw, raw.indexOf('gpt-5'))).toEqual({ cell: 1, offset: 'import x\nm = "'.length });
    expect(cellAt(raw, raw.indexOf('o3'))).toEqual({ cell: 2, offset: 5 });
  });

  it('finds none for an output, nor outside of cells', () => {
    expect(cellAt(raw, raw.indexOf('gpt-4"'))).toBeUndefined();
    expect(cellAt(raw, 0)).toBeUndefined();
  });
});

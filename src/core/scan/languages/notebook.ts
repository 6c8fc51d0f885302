import type { Analyzer } from '../analyzer.ts';
import { readProse } from '../prose.ts';
import type { ModelReference } from '../types.ts';
import { readCells } from './notebookCells.ts';

/** Jupyter notebooks: code cells as one Python file, so that constants are followed from cell to cell; markdown cells and what cells printed are prose. */
export const notebook: Analyzer = async (document, _seeds, tools, signal) => {
  const cells = readCells(document.text);
  if (cells === undefined) return { references: [], problem: 'The notebook is not valid JSON with cells; it was not scanned.' };
  const code: string[] = [];
  const offsets: number[] = [];
  const references: ModelReference[] = [];
  for (const { isCode, source, outputs } of cells) {
    if (isCode) {
      code.push(`${withoutMagics(source.text)}\n`);
      for (const offset of source.offsets) offsets.push(offset);
      offsets.push(offsets.at(-1) ?? 0);
      if (outputs !== undefined) references.push(...readProse(document.text.slice(outputs.start, outputs.end), outputs.start, 'mention'));
    } else references.push(...readProse(source.text, 0, 'mention').flatMap((reference) => placed(reference, source.offsets)));
  }
  const analysis = await tools.analyse({ path: document.path, language: 'python', text: code.join('') }, signal);
  references.push(...analysis.references.flatMap((reference) => placed(reference, offsets)));
  return { ...analysis, references };
};

/** IPython's `%magic` and `!command` lines become comments of the same length. */
function withoutMagics(code: string): string {
  return code.startsWith('%%') ? code.replaceAll(/^./gm, '#') : code.replaceAll(/^(\s*)[%!]/gm, '$1#');
}

function placed(reference: ModelReference, offsets: readonly number[]): readonly ModelReference[] {
  const start = offsets[reference.range.start];
  const last = offsets[reference.range.end - 1];
  return start === undefined || last === undefined ? [] : [{ ...reference, range: { start, end: last + 1 } }];
}

import type { Analyzer } from '../analyzer.ts';
import { readProse } from '../prose.ts';
import type { LanguageId, ModelReference } from '../types.ts';
import { readCells } from './notebookCells.ts';

type Program = { readonly code: string[]; readonly offsets: number[] };

/** Jupyter notebooks: the code cells of a language as one file, so that constants are followed from cell to cell; markdown cells and what cells printed are prose. */
export const notebook: Analyzer = async (document, _seeds, tools, signal) => {
  const cells = readCells(document.text);
  if (cells === undefined) return { references: [], problem: 'The notebook is not valid JSON with cells; it was not scanned.' };
  const programs = new Map<LanguageId, Program>();
  const references: ModelReference[] = [];
  for (const { isCode, language, source, outputs } of cells) {
    if (isCode) {
      const id = kernels[language ?? ''] ?? 'python';
      const program = programs.get(id) ?? { code: [], offsets: [] };
      programs.set(id, program);
      program.code.push(`${id === 'python' ? withoutMagics(source.text) : source.text}\n`);
      for (const offset of source.offsets) program.offsets.push(offset);
      program.offsets.push(program.offsets.at(-1) ?? 0);
      if (outputs !== undefined) references.push(...readProse(document.text.slice(outputs.start, outputs.end), outputs.start, 'mention'));
    } else references.push(...readProse(source.text, 0, 'mention').flatMap((reference) => placed(reference, source.offsets)));
  }
  let problem: string | undefined;
  for (const [language, { code, offsets }] of programs) {
    const analysis = await tools.analyse({ path: document.path, language, text: code.join('') }, signal);
    references.push(...analysis.references.flatMap((reference) => placed(reference, offsets)));
    problem ??= analysis.problem;
  }
  return problem === undefined ? { references } : { references, problem };
};

/** How kernels call their languages; whatever is not here is read as Python. */
const kernels: Readonly<Record<string, LanguageId>> = {
  'c#': 'csharp', csharp: 'csharp', pwsh: 'powershell', powershell: 'powershell', javascript: 'javascript', typescript: 'typescript', kotlin: 'kotlin', java: 'java',
  go: 'go', rust: 'rust', ruby: 'ruby', php: 'php', bash: 'bash', shellscript: 'bash', sql: 'sql', 'c++': 'cpp', 'c++17': 'cpp', swift: 'swift',
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

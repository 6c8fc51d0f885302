import { LineIndex } from '../../text/lineIndex.ts';
import type { TextRange } from '../../text/range.ts';
import { engines } from '../engines/engines.ts';
import type { TemplatePartial } from '../engines/engine.ts';
import type { DeclaredInput, Placeholder, PromptProblem, TemplateLanguage } from '../types.ts';
import { placeTemplate, type PlacedTemplate } from './templateText.ts';

/** What is gathered while a file is read. */
export interface Draft {
  readonly lines: LineIndex;
  report(message: string, range: TextRange): void;
  /** A stretch of the file as a template. */
  place(range: TextRange): PlacedTemplate;
  /** Reads templates: what they ask for, and what is wrong in them. */
  analyze(language: TemplateLanguage, templates: readonly PlacedTemplate[], declared: readonly DeclaredInput[]): {
    readonly placeholders: readonly Placeholder[];
    readonly partials: readonly TemplatePartial[];
    /** False where a template cannot be read, or would keep its parser busy: it is not to be parsed again. */
    readonly isReadable: boolean;
  };
  /** In the order of the file. */
  problems(): readonly PromptProblem[];
}

export function createDraft(text: string): Draft {
  const lines = new LineIndex(text);
  const found: { readonly message: string; readonly range: TextRange }[] = [];
  const report: Draft['report'] = (message, range) => void found.push({ message, range });
  return {
    lines,
    report,
    place: (range) => placeTemplate(text, range, lines),
    analyze: (language, templates, declared) => {
      const optional = new Set(declared.filter((input) => input.optional).map(({ name }) => name));
      const placeholders: Placeholder[] = [];
      const partials: TemplatePartial[] = [];
      let isReadable = true;
      for (const { template, inFile } of templates) {
        const analysis = engines[language].analyze(template);
        for (const use of analysis.uses) {
          const range = inFile(use.range);
          const name = use.parts[0] ?? '';
          placeholders.push({ name, path: use.parts.join('.'), parts: use.parts, range, line: lines.positionAt(range.start).line, required: use.required && !optional.has(name) });
        }
        for (const partial of analysis.partials ?? []) partials.push({ ...partial, range: inFile(partial.range) });
        for (const { message, range } of analysis.problems) report(message, inFile(range));
        isReadable &&= analysis.problems.length === 0;
      }
      return { placeholders, partials, isReadable };
    },
    problems: () => found.map(({ message, range }): PromptProblem => ({ message, range, ...lines.positionAt(range.start) })).toSorted((a, b) => a.range.start - b.range.start),
  };
}

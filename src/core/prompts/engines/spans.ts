import { maxOutputLength, OutputTooLong, Unprintable, type TemplateEngine, type TemplateUse } from './engine.ts';
import { excessOf } from './limits.ts';

/** A stretch that a value takes the place of; `name` is what is asked for, `range` where it is written. */
export type Span = { readonly start: number; readonly end: number; readonly text: string } | { readonly start: number; readonly end: number; readonly name: string; readonly at: number };

/**
 * An engine for templates that only have places to fill. `find` gives them in order: named ones, and others that stand for
 * a fixed text, such as `{{` for `{` in Python. `split` takes a name apart where the language reaches into values.
 */
export function createSpanEngine(find: (template: string) => readonly Span[], opening: string, split: (name: string) => readonly string[]): TemplateEngine {
  return {
    analyze: (template) => {
      const excess = excessOf(template, [opening]);
      if (excess !== undefined) return { uses: [], problems: [excess] };
      const uses = find(template).flatMap((span): readonly TemplateUse[] =>
        ('name' in span ? [{ parts: split(span.name), range: { start: span.at, end: span.at + span.name.length }, required: true }] : []));
      return { uses, problems: [] };
    },
    fill: (template, { values }) => {
      const pieces: string[] = [];
      let from = 0;
      let length = 0;
      for (const span of find(template)) {
        const made = 'text' in span ? span.text : printed(values, split(span.name), span.name, template, span.start);
        pieces.push(template.slice(from, span.start), made);
        length += span.start - from + made.length;
        if (length > maxOutputLength) throw new OutputTooLong();
        from = span.end;
      }
      return pieces.join('') + template.slice(from);
    },
  };
}

function printed(values: Readonly<Record<string, unknown>>, parts: readonly string[], name: string, template: string, at: number): string {
  let value: unknown = values;
  for (const part of parts) value = typeof value === 'object' && value !== null && Object.hasOwn(value, part) ? (value as Record<string, unknown>)[part] : undefined;
  const kind = value === undefined ? undefined : typeof value === 'function' ? 'a function' : typeof value === 'object' && value !== null && !Array.isArray(value) ? 'an object' : 'text';
  if (kind !== 'text') throw new Unprintable(name, template.slice(0, at).split('\n').length, kind);
  return value === null ? '' : String(value);
}

import Mustache from 'mustache';
import { maxOutputLength, maxSteps, OutputTooLong, Unprintable, type TemplateEngine, type TemplateUse } from './engine.ts';
import { excessOf } from './limits.ts';

/** What the library's parser gives: kind, name or text, start, end; of a section also what stands inside. */
type Node = readonly [kind: string, text: string, start: number, end: number, inside?: readonly Node[]];

/**
 * Mustache: parsed by the `mustache` package, filled here, because the package reaches prototypes, calls functions and
 * knows no bounds. Nothing is escaped: a prompt is no HTML.
 */
export const mustacheEngine: TemplateEngine = {
  analyze: (template) => {
    const excess = excessOf(template, ['{{']);
    if (excess !== undefined) return { uses: [], problems: [excess] };
    try {
      return { ...walk(parse(template), template), problems: [] };
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      const at = Number(/ at (\d+)$/.exec(said)?.[1] ?? 0);
      return { uses: [], problems: [{ message: `Mustache cannot read the template: ${said.replace(/ at \d+$/, '')}.`, range: { start: Math.min(at, template.length), end: Math.min(at + 2, template.length) } }] };
    }
  },
  fill: (template, { values, partials = {} }) => {
    let steps = 0;
    let length = 0;
    const print = (nodes: readonly Node[], scopes: readonly unknown[]): string => nodes.map(([kind, text, start, , inside = []]) => {
      if (++steps > maxSteps) throw new OutputTooLong();
      const made = kind === 'text' ? text : kind === '>' ? print(parse(Object.hasOwn(partials, text) ? (partials[text] ?? '') : ''), scopes) : filled(kind, text, start, inside, scopes);
      length += kind === 'text' || kind === 'name' || kind === '&' ? made.length : 0;
      if (length > maxOutputLength) throw new OutputTooLong();
      return made;
    }).join('');
    const filled = (kind: string, text: string, start: number, inside: readonly Node[], scopes: readonly unknown[]): string => {
      const value = find(scopes, text);
      if (kind === '#') return isEmpty(value) ? '' : (Array.isArray(value) ? value : [value]).map((one: unknown) => print(inside, one === true ? scopes : [...scopes, one])).join('');
      if (kind === '^') return isEmpty(value) ? print(inside, scopes) : '';
      if (kind !== 'name' && kind !== '&') return '';
      const bad = typeof value === 'function' ? 'a function' : typeof value === 'object' && value !== null && !Array.isArray(value) ? 'an object' : undefined;
      if (bad !== undefined) throw new Unprintable(text, template.slice(0, start).split('\n').length, bad);
      return value === undefined || value === null ? '' : String(value);
    };
    return print(parse(template), [values]);
  },
};

function parse(template: string): readonly Node[] {
  return Mustache.parse(template) as unknown as readonly Node[];
}

function walk(program: readonly Node[], template: string): { readonly uses: readonly TemplateUse[]; readonly partials?: readonly { readonly name: string; readonly range: { readonly start: number; readonly end: number } }[] } {
  const uses: TemplateUse[] = [];
  const partials: { name: string; range: { start: number; end: number } }[] = [];
  const visit = (nodes: readonly Node[], guarded: boolean): void => {
    for (const [kind, text, start, end, inside = []] of nodes) {
      const at = template.indexOf(text, start);
      const range = { start: at < 0 ? start : at, end: at < 0 ? end : at + text.length };
      if (kind === '>') partials.push({ name: text, range });
      else if (['name', '&', '#', '^'].includes(kind) && text !== '.') uses.push({ parts: text.split('.'), range, required: !guarded && (kind === 'name' || kind === '&') });
      visit(inside, true);
    }
  };
  visit(program, false);
  return { uses, ...(partials.length === 0 ? {} : { partials }) };
}

function isEmpty(value: unknown): boolean {
  return !value || (Array.isArray(value) && value.length === 0);
}

/** The innermost scope that has the name itself, never on its prototype. */
function find(scopes: readonly unknown[], path: string): unknown {
  if (path === '.') return scopes.at(-1);
  const [first = '', ...rest] = path.split('.');
  let value = scopes.findLast((scope) => own(scope, first) !== undefined);
  for (const part of [first, ...rest]) value = own(value, part);
  return value;
}

function own(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}

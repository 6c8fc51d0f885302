import { Environment, Interpreter, parse, tokenize } from '@huggingface/jinja';
import { maxOutputLength, maxSteps, OutputTooLong, type TemplateEngine } from '../engine.ts';
import { parseJinja } from './parseJinja.ts';
import { walkJinja } from './walkJinja.ts';

/** Jinja2 as far as `@huggingface/jinja` knows it: no includes, no imports, no code of Python. */
export const jinjaEngine: TemplateEngine = {
  analyze: (template) => {
    const { program, problem } = parseJinja(template);
    return problem === undefined ? { uses: walkJinja(program), problems: [] } : { uses: [], problems: [problem] };
  },
  fill: (template, { values }) => {
    const environment = new Environment();
    const globals = { range: boundedRange, true: true, false: false, none: null, True: true, False: false, None: null };
    for (const [name, value] of Object.entries({ ...globals, ...values })) environment.set(name, plainData(value));
    const { value } = new BoundedInterpreter(environment).run(parse(tokenize(template)));
    const content = String(value);
    if (content.length > maxOutputLength) throw new OutputTooLong();
    return content;
  },
};

type Evaluate = Interpreter['evaluate'];

/** Counts what it does, and measures what it makes. */
class BoundedInterpreter extends Interpreter {
  #steps = 0;

  override evaluate(...[statement, environment]: Parameters<Evaluate>): ReturnType<Evaluate> {
    if (++this.#steps > maxSteps * 2) throw new OutputTooLong();
    if (statement?.type === 'FilterExpression') checkFilter(statement);
    const result = super.evaluate(statement?.type === 'For' ? this.#overNothing(statement, environment) : statement, environment);
    const made: unknown = result.value;
    if ((typeof made === 'string' || Array.isArray(made)) && made.length > maxOutputLength) throw new OutputTooLong();
    return result;
  }

  /** Jinja loops over what is not there as over an empty list; the library refuses to. */
  #overNothing(statement: object, environment: Parameters<Evaluate>[1]): Parameters<Evaluate>[0] {
    const loop = statement as { readonly type: string; readonly iterable: { readonly type: string; readonly lhs?: { readonly type: string } } };
    const { lhs, ...iterable } = loop.iterable.type === 'SelectExpression' ? loop.iterable : { ...loop.iterable, lhs: loop.iterable };
    const isThere = this.evaluate(lhs, environment).type !== 'UndefinedValue';
    const nothing = { type: 'ArrayLiteral', value: [] };
    return isThere ? loop : { ...loop, iterable: loop.iterable.type === 'SelectExpression' ? { ...iterable, lhs: nothing } : nothing } as typeof loop;
  }
}

/** Widths of an indent: what they print is not seen until it is made. */
const widestIndent = 1_000;

function checkFilter(statement: object): void {
  const { filter } = statement as { readonly filter: { readonly args?: readonly { readonly type: string; readonly value?: unknown }[] } };
  for (const each of filter.args ?? []) {
    const { type, value } = (each.type === 'KeywordArgumentExpression' ? each.value : each) as { readonly type: string; readonly value?: unknown };
    if (type === 'IntegerLiteral' && typeof value === 'number' && value > widestIndent) throw new OutputTooLong();
  }
}

const longestRange = 10_000;

function boundedRange(start: number, stop?: number, step = 1): readonly number[] {
  const [from, to] = stop === undefined ? [0, start] : [start, stop];
  if (step === 0) throw new Error('range() must not step by 0');
  const length = Math.max(0, Math.ceil((to - from) / step));
  if (length > longestRange) throw new OutputTooLong();
  return Array.from({ length }, (_, i) => from + i * step);
}

/** Data only: a function that an input holds is not called. */
function plainData(value: unknown, depth = 0): unknown {
  if (depth > 100) throw new OutputTooLong();
  if (typeof value === 'function') return value === boundedRange ? value : undefined;
  if (typeof value === 'bigint' || typeof value === 'symbol') return String(value);
  if (Array.isArray(value)) return value.map((one) => plainData(one, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plainData(one, depth + 1)]));
}

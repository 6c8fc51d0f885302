import Handlebars from 'handlebars';
import { maxOutputLength, OutputTooLong, type FillTemplate, type TemplateData, type TemplateEngine } from '../engine.ts';
import { analyzeHandlebars } from './analyzeHandlebars.ts';
import { boundedHelpers, createBounds } from './boundedHelpers.ts';
import type { HandlebarsDialect } from './dialect.ts';
import { dotpromptHelpers } from './dotpromptHelpers.ts';
import { markWrittenOut } from './roleMarkers.ts';
import { printAsText, printer, printHelper } from './printAsText.ts';

const blocks = ['each', 'with', 'if', 'unless', 'blockHelperMissing'] as const;

/** Handlebars without prototype access, unknown helpers or files. */
export function createHandlebarsEngine(dialect: HandlebarsDialect): Required<TemplateEngine> {
  return {
    analyze: (template) => analyzeHandlebars(template, dialect),
    prepare: (template) => prepare(template, {}, dialect),
    fill: (template, { values, variables, ...surroundings }) => prepare(template, surroundings, dialect)(values, variables),
  };
}

type Run = Handlebars.TemplateDelegate<unknown>;

/** Reads and compiles a template once, for as many fillings as are asked for. */
function prepare(template: string, { partials = {}, mark = noMark }: Pick<TemplateData, 'partials' | 'mark'>, { own, isStrict }: HandlebarsDialect): FillTemplate {
  const handlebars = Handlebars.create();
  // each filling is counted on its own
  let bounds = createBounds(maxOutputLength);
  const counted: typeof bounds = (body) => (context, options) => bounds(body)(context, options);
  const ours = Object.fromEntries(Object.entries(dotpromptHelpers(mark)).filter(([name]) => own.has(name)));
  const equal = ['ifEquals', 'unlessEquals'].filter((name) => own.has(name));
  handlebars.registerHelper({
    ...boundedHelpers(Handlebars.helpers, blocks, counted), ...ours, ...boundedHelpers(ours, equal, counted), [printHelper]: printer(isStrict),
  });
  const knownHelpers = Object.fromEntries([printHelper, ...own].map((name) => [name, true]));
  const compile = (text: string): Run => {
    const program = Handlebars.parse(text);
    if (own.has('role')) markWrittenOut(program, mark);
    printAsText(program, own);
    return handlebars.compile<unknown>(program, { noEscape: true, strict: isStrict, knownHelpersOnly: true, knownHelpers });
  };
  const included = Object.fromEntries(Object.entries(partials).map(([name, text]): [string, Run] => {
    // compiled when it is first included: one that is not may be broken
    let run: Run | undefined;
    return [name, counted((context, options) => (run ??= compile(text))(context, options as Handlebars.RuntimeOptions)) as Run];
  }));
  const main = compile(template);
  return (values, variables = {}) => {
    bounds = createBounds(maxOutputLength);
    const content = main(values, { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false, partials: included as never, data: { ...variables } });
    if (content.length > maxOutputLength) throw new OutputTooLong();
    return content;
  };
}

const noMark = (): string => '';

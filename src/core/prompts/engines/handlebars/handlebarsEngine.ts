import Handlebars from 'handlebars';
import { maxOutputLength, OutputTooLong, type TemplateData, type TemplateEngine } from '../engine.ts';
import { analyzeHandlebars } from './analyzeHandlebars.ts';
import { boundedHelpers, createBounds } from './boundedHelpers.ts';
import type { HandlebarsDialect } from './dialect.ts';
import { dotpromptHelpers } from './dotpromptHelpers.ts';
import { markWrittenOut } from './roleMarkers.ts';
import { printAsText, printer, printHelper } from './printAsText.ts';

const blocks = ['each', 'with', 'if', 'unless', 'blockHelperMissing'] as const;

/** Handlebars without prototype access, unknown helpers or files. */
export function createHandlebarsEngine(dialect: HandlebarsDialect): TemplateEngine {
  return {
    analyze: (template) => analyzeHandlebars(template, dialect),
    fill: (template, data) => fill(template, data, dialect),
  };
}

type Run = Handlebars.TemplateDelegate<unknown>;

function fill(template: string, { values, partials = {}, variables = {}, mark = noMark }: TemplateData, { own, isStrict }: HandlebarsDialect): string {
  const handlebars = Handlebars.create();
  const counted = createBounds(maxOutputLength);
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
  const content = compile(template)(values, { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false, partials: included as never, data: { ...variables } });
  if (content.length > maxOutputLength) throw new OutputTooLong();
  return content;
}

const noMark = (): string => '';

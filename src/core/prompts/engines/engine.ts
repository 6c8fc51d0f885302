import type { TextRange } from '../../text/range.ts';

/** A place in one template: offsets in the template's text. */
export type TemplateProblem = { readonly message: string; readonly range: TextRange };

/** One path of a template that starts at the inputs. */
export type TemplateUse = {
  /** Path segments; the first is the input's name. */
  readonly parts: readonly string[];
  readonly range: TextRange;
  /** True when rendering cannot do without it: printed, or handed to a helper, outside of any condition. */
  readonly required: boolean;
};

/** Another template that this one includes. */
export type TemplatePartial = { readonly name: string; readonly range: TextRange };

/** What a template asks for, and what in it we refuse. */
export type TemplateAnalysis = {
  readonly uses: readonly TemplateUse[];
  readonly problems: readonly TemplateProblem[];
  readonly partials?: readonly TemplatePartial[];
};

/** What a template is filled with. */
export type TemplateData = {
  readonly values: Readonly<Record<string, unknown>>;
  /** Texts of the templates it may include, by name. */
  readonly partials?: Readonly<Record<string, string>>;
  /** What the surroundings give beside the inputs: `@state` of dotprompt. */
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Sets a piece of text apart that no value can forge: a role, a picture. */
  readonly mark?: (kind: string, ...values: readonly string[]) => string;
};

/** Fills the template it was made for. @throws as `TemplateEngine.fill` */
export type FillTemplate = (values: TemplateData['values'], variables?: TemplateData['variables']) => string;

/** A way of writing templates. One file or folder each. */
export interface TemplateEngine {
  /** Never throws: what cannot be read is a problem. */
  analyze(template: string): TemplateAnalysis;
  /**
   * Fills a template. Values are text, never templates; nothing of a prototype is reached, no file is read, loops and length are bounded.
   * @throws OutputTooLong, Unprintable, or the library's own error for a template that cannot be filled
   */
  fill(template: string, data: TemplateData): string;
  /** For many fillings of a template that includes no other: what reading it takes is done once. Throws as `fill`; absent where reading takes nothing. */
  prepare?(template: string): FillTemplate;
}

/** UTF-16 units of one filled template: far above any context, far below what hurts. */
export const maxOutputLength = 8_000_000;

/** Passes through bodies of loops, and steps of an interpreter, before a template is stopped. */
export const maxSteps = 200_000;

/** Thrown while a template runs, when its loops print or repeat too much. */
export class OutputTooLong extends Error {
  override readonly name = 'OutputTooLong';
}

/** Thrown while a template runs: what an expression names cannot be printed. `line` counts in the template, from 1. */
export class Unprintable extends Error {
  override readonly name = 'Unprintable';
  readonly path: string;
  readonly line: number;
  /** What is there instead of text; undefined when there is nothing. */
  readonly kind: 'an object' | 'a function' | undefined;

  constructor(path: string, line: number, kind: Unprintable['kind']) {
    super(`{{${path}}} is ${kind ?? 'not there'}`);
    this.path = path;
    this.line = line;
    this.kind = kind;
  }
}

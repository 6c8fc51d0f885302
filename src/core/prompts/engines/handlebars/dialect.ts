/** What a kind of Handlebars template may call. */
export type HandlebarsDialect = {
  /** Blocks and calls that only look at a value. */
  readonly testing: ReadonlySet<string>;
  /** Blocks whose body speaks of another value. */
  readonly entering: ReadonlySet<string>;
  readonly helpers: ReadonlySet<string>;
  /** Helpers beside Handlebars' own. */
  readonly own: ReadonlySet<string>;
  readonly hasPartials: boolean;
  /** True where a value that is not there is an error, else it prints nothing. */
  readonly isStrict: boolean;
};

const entering: ReadonlySet<string> = new Set(['each', 'with']);
const builtIn = ['if', 'unless', 'each', 'with', 'lookup'] as const;

/** Promptshift's own prompts: Handlebars' helpers and no others, no includes. */
export const plainDialect: HandlebarsDialect = {
  testing: new Set(['if', 'unless']), entering, helpers: new Set(builtIn), own: new Set(), hasPartials: false, isStrict: true,
};

const dotpromptHelpers = ['role', 'history', 'media', 'section', 'json', 'ifEquals', 'unlessEquals'] as const;

/** Dotprompt: its helpers, and templates beside the file. Documented at google.github.io/dotprompt/reference/helpers. */
export const dotpromptDialect: HandlebarsDialect = {
  testing: new Set(['if', 'unless', 'ifEquals', 'unlessEquals']), entering, helpers: new Set([...builtIn, ...dotpromptHelpers]), own: new Set(dotpromptHelpers), hasPartials: true, isStrict: false,
};

import type { TemplateLanguage } from '../types.ts';
import type { TemplateEngine } from './engine.ts';
import { dotpromptDialect, plainDialect } from './handlebars/dialect.ts';
import { createHandlebarsEngine } from './handlebars/handlebarsEngine.ts';
import { jinjaEngine } from './jinja/jinjaEngine.ts';
import { mustacheEngine } from './mustacheEngine.ts';
import { codeEngine, dollarBracesEngine, hashBracesEngine, keysEngine, plainEngine, pythonFormatEngine, swiftParenthesesEngine } from './spanLanguages.ts';

/** The engine of each way of writing templates. */
export const engines: Readonly<Record<TemplateLanguage, TemplateEngine>> = {
  handlebars: createHandlebarsEngine(plainDialect),
  dotprompt: createHandlebarsEngine(dotpromptDialect),
  jinja2: jinjaEngine,
  mustache: mustacheEngine,
  keys: keysEngine,
  'python-format': pythonFormatEngine,
  'dollar-braces': dollarBracesEngine,
  'hash-braces': hashBracesEngine,
  'swift-parentheses': swiftParenthesesEngine,
  code: codeEngine,
  plain: plainEngine,
};

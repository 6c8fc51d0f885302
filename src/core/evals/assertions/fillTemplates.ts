import { OutputTooLong, Unprintable } from '../../prompts/engines/engine.ts';
import { plainDialect } from '../../prompts/engines/handlebars/dialect.ts';
import { createHandlebarsEngine } from '../../prompts/engines/handlebars/handlebarsEngine.ts';

type Vars = Readonly<Record<string, unknown>>;
/** Why a template could not be filled, as a sentence for the case's author. */
type FilledValue = { readonly filled: unknown } | { readonly problem: string };
const deepest = 100;

/** A template of the suite that cannot be filled from the case. */
class Unfillable extends Error {}

/**
 * Fills `{{name}}` in every text of a value (lists and objects too) by the rules of prompts. What vars hold is text, never a
 * template. A text with `{{` that stands for itself writes `\{{`.
 */
export function createTemplateFiller(): (value: unknown, vars: Vars) => FilledValue {
  const engine = createHandlebarsEngine(plainDialect);

  function fillText(template: string, vars: Vars): string {
    const { problems, uses } = engine.analyze(template);
    if (problems[0] !== undefined) throw new Unfillable(`${problems[0].message.replace(/\.$/, '')} (${template.slice(0, 60)}).`);
    const lacking = uses.find(({ parts, required }) => required && parts[0] !== undefined && vars[parts[0]] === undefined);
    if (lacking !== undefined) throw new Unfillable(`The case has no value for {{${lacking.parts.join('.')}}}: add it to its vars.`);
    try {
      return engine.fill(template, { values: vars });
    } catch (error) {
      if (error instanceof OutputTooLong) throw new Unfillable('The assertion’s text is too long once it is filled.');
      if (error instanceof Unprintable) throw new Unfillable(`{{${error.path}}} is ${error.kind ?? 'not there'}: the case must give a text.`);
      throw new Unfillable(`The assertion’s text cannot be filled: ${error instanceof Error ? error.message : String(error)}.`);
    }
  }

  function fillIn(value: unknown, vars: Vars, depth: number): unknown {
    if (typeof value === 'string') return value.includes('{{') ? fillText(value, vars) : value;
    if (typeof value !== 'object' || value === null) return value;
    if (depth > deepest) throw new Unfillable('The assertion’s value is nested too deep.');
    if (Array.isArray(value)) return value.map((each: unknown) => fillIn(each, vars, depth + 1));
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fillIn(each, vars, depth + 1)]));
  }

  return (value, vars) => {
    try {
      return { filled: fillIn(value, vars, 0) };
    } catch (error) {
      if (error instanceof Unfillable) return { problem: error.message };
      throw error;
    }
  };
}

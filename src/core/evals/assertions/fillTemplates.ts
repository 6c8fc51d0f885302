import { OutputTooLong, Unprintable, type FillTemplate, type TemplateAnalysis } from '../../prompts/engines/engine.ts';
import { plainDialect } from '../../prompts/engines/handlebars/dialect.ts';
import { createHandlebarsEngine } from '../../prompts/engines/handlebars/handlebarsEngine.ts';

type Vars = Readonly<Record<string, unknown>>;
/** Why a template could not be filled, as a sentence for the case's author. */
type FilledValue = { readonly filled: unknown } | { readonly problem: string };
type Prepared = { readonly analysis: TemplateAnalysis; fill?: FillTemplate };
const deepest = 100;
/** Templates that are kept ready: those of a suite's defaults are filled for every case. */
const mostPrepared = 200;

/** A template of the suite that cannot be filled from the case. */
class Unfillable extends Error {}

/**
 * Fills `{{name}}` in every text of a value (lists and objects too) by the rules of prompts. What vars hold is text, never a
 * template. A text with `{{` that stands for itself writes `\{{`.
 */
export function createTemplateFiller(): (value: unknown, vars: Vars) => FilledValue {
  const engine = createHandlebarsEngine(plainDialect);
  const prepared = new Map<string, Prepared>();

  function prepare(template: string): Prepared {
    const known = prepared.get(template);
    if (known !== undefined) return known;
    const made: Prepared = { analysis: engine.analyze(template) };
    if (prepared.size < mostPrepared) prepared.set(template, made);
    return made;
  }

  function fillText(template: string, vars: Vars): string {
    const ready = prepare(template);
    const { problems, uses } = ready.analysis;
    if (problems[0] !== undefined) throw new Unfillable(`${problems[0].message.replace(/\.$/, '')} (${template.slice(0, 60)}).`);
    const lacking = uses.find(({ parts, required }) => required && parts[0] !== undefined && vars[parts[0]] === undefined);
    if (lacking !== undefined) throw new Unfillable(`The case has no value for {{${lacking.parts.join('.')}}}: add it to its vars.`);
    try {
      return (ready.fill ??= engine.prepare(template))(vars);
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

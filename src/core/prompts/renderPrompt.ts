import Handlebars from 'handlebars';
import { PromptshiftError } from '../errors.ts';
import { boundedHelpers, OutputTooLong } from './boundedHelpers.ts';
import { printAsText, printHelper, printValue, Unprintable } from './printAsText.ts';
import { promptProblem } from './promptProblem.ts';
import { errorLine } from './template.ts';
import type { Placeholder, Prompt, RenderedMessage } from './types.ts';

/** UTF-16 units of one message: far above any context, far below what hurts. */
const maxOutputLength = 8_000_000;

type Inputs = Readonly<Record<string, unknown>>;

/**
 * Fills a prompt's templates. `inputs` win over the prompt's defaults; what they hold is text, never a template.
 * @throws PromptshiftError `configuration` naming file, line and placeholder: a missing value, an unknown helper, an output too long
 */
export function renderPrompt(prompt: Prompt, inputs: Inputs): readonly RenderedMessage[] {
  const problem = promptProblem(prompt);
  if (problem !== undefined) throw problem;
  const values = { ...prompt.input.defaults, ...inputs };
  checkInputs(prompt, values);
  return prompt.messages.map(({ role, template, line }): RenderedMessage => {
    try {
      return { role, content: fill(template, values) };
    } catch (error) {
      throw renderError(error, prompt.path, line, role);
    }
  });
}

function fill(template: string, values: Inputs): string {
  const handlebars = Handlebars.create();
  handlebars.registerHelper({ ...boundedHelpers(Handlebars.helpers, maxOutputLength), [printHelper]: printValue });
  const program = Handlebars.parse(template);
  printAsText(program);
  const run = handlebars.compile<unknown>(program, { noEscape: true, strict: true, knownHelpersOnly: true, knownHelpers: { [printHelper]: true } });
  const content = run(values, { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false });
  if (content.length > maxOutputLength) throw new OutputTooLong();
  return content;
}

/** Names every missing value at once, by the place that needs it. */
function checkInputs(prompt: Prompt, values: Inputs): void {
  const missing = new Map<string, Placeholder>();
  for (const placeholder of prompt.placeholders) {
    if (placeholder.required && !missing.has(placeholder.path) && valueAt(values, placeholder.parts) === undefined) missing.set(placeholder.path, placeholder);
  }
  if (missing.size === 0) return;
  const named = [...missing.values()].map(({ path, line }) => `{{${path}}} (line ${line})`).join(', ');
  const names = [...new Set([...missing.values()].map(({ name }) => name))];
  throw new PromptshiftError(
    'configuration',
    `${prompt.path}: no value for ${named}.`,
    `Give ${names.map((name) => `--var ${name}=…`).join(' ')}, a file with --vars, or a default under input.default in the prompt.`,
  );
}

/** The value itself, never one of a prototype; undefined when a part of the path is not there. */
function valueAt(values: unknown, parts: readonly string[]): unknown {
  let value = values;
  for (const part of parts) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

function renderError(error: unknown, path: string, firstLine: number, role: string): PromptshiftError {
  const fail = (line: number, message: string, remedy: string): PromptshiftError =>
    new PromptshiftError('configuration', `${path}:${firstLine + line - 1}: ${message}`, remedy, { cause: error });
  const missing = 'Add it to the input, or test for it with {{#if}}.';
  if (error instanceof OutputTooLong) return fail(1, `the ${role} message repeats or prints too much to be sent.`, 'Shorten the input, or take a loop out of the template.');
  if (error instanceof Unprintable) {
    return error.kind === undefined
      ? fail(error.line, `no value for {{${error.path}}} in the data given.`, missing)
      : fail(error.line, `{{${error.path}}} is ${error.kind}, not text.`, 'Name one of its fields, or give it as text.');
  }
  const said = error instanceof Error ? error.message : String(error);
  const name = /^"([^"]*)" not defined in /.exec(said)?.[1];
  return name === undefined
    ? fail(errorLine(error), `the template cannot be filled: ${said}.`, 'Correct the template and try again.')
    : fail(errorLine(error), `no value for {{${name}}} in the data given.`, missing);
}

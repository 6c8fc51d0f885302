import { PromptshiftError } from '../errors.ts';
import { OutputTooLong, Unprintable, type FillTemplate, type TemplateEngine } from './engines/engine.ts';
import { engines } from './engines/engines.ts';
import { errorLine } from './engines/handlebars/analyzeHandlebars.ts';
import { fillBody, type RenderContext } from './fillBody.ts';
import { promptProblem } from './promptProblem.ts';
import type { Placeholder, Prompt, PromptFormatId, RenderedMessage } from './types.ts';

export type { RenderContext };

type Inputs = Readonly<Record<string, unknown>>;

/**
 * Fills a prompt's templates. `inputs` win over the prompt's defaults; what they hold is text, never a template, and opens no message.
 * `context` is what a format takes beside its inputs: earlier turns, `@state`.
 * @throws PromptshiftError `configuration` naming file, line and placeholder: a missing value, an unknown helper, an output too long
 */
export function renderPrompt(prompt: Prompt, inputs: Inputs, context: RenderContext = {}): readonly RenderedMessage[] {
  return createPromptRenderer(prompt)(inputs, context);
}

/** The same for a prompt that is filled again and again: its templates are read once. */
export function createPromptRenderer(prompt: Prompt): (inputs: Inputs, context?: RenderContext) => readonly RenderedMessage[] {
  const { body } = prompt;
  const fillers = prompt.messages.map(({ role, template, line }) => ({ role, line, fill: lazily(() => fillerOf(engines[prompt.language], template)) }));
  return (inputs, context = {}) => {
    const problem = promptProblem(prompt);
    if (problem !== undefined) throw problem;
    const values = { ...prompt.input.defaults, ...inputs };
    checkInputs(prompt, values);
    if (body !== undefined) {
      const messages = attempt(prompt.path, body.line, 'prompt', () => fillBody(prompt, body, values, context));
      if (messages.length > 0) return messages;
      throw new PromptshiftError('configuration', `${prompt.path}:${body.line}: the prompt is empty once it is filled.`, 'Give inputs that let it say something, or write some text.');
    }
    return fillers.map(({ role, line, fill }): RenderedMessage => ({ role, content: attempt(prompt.path, line, `${role} message`, () => fill()(values)) }));
  };
}

function fillerOf(engine: TemplateEngine, template: string): FillTemplate {
  return engine.prepare?.(template) ?? ((values) => engine.fill(template, { values }));
}

/** Made when it is first asked for, and again when that failed. */
function lazily<Made extends object>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => (made ??= make());
}

function attempt<Result>(path: string, line: number, what: string, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    throw renderError(error, path, line, what);
  }
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
    `Give ${names.map((name) => `--var ${name}=…`).join(' ')}, a file with --vars${defaultPlaces[prompt.format] ?? ''}.`,
  );
}

/** Where a file may say what nobody gives. */
const defaultPlaces: Readonly<Partial<Record<PromptFormatId, string>>> = {
  promptshift: ', or a default under input.default in the prompt', dotprompt: ', or a default under input.default in the prompt', prompty: ', or a default under inputs in the prompt',
};

/** The value itself, never one of a prototype; undefined when a part of the path is not there. */
function valueAt(values: unknown, parts: readonly string[]): unknown {
  let value = values;
  for (const part of parts) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

function renderError(error: unknown, path: string, firstLine: number, what: string): PromptshiftError {
  if (error instanceof PromptshiftError) return error;
  const fail = (line: number, message: string, remedy: string): PromptshiftError =>
    new PromptshiftError('configuration', `${path}:${firstLine + line - 1}: ${message}`, remedy, { cause: error });
  const missing = 'Add it to the input, or test for it with {{#if}}.';
  if (error instanceof OutputTooLong) return fail(1, `the ${what} repeats or prints too much to be sent.`, 'Shorten the input, or take a loop out of the template.');
  if (error instanceof Unprintable) {
    return error.kind === undefined
      ? fail(error.line, `no value for {{${error.path}}} in the data given.`, missing)
      : fail(error.line, `{{${error.path}}} is ${error.kind}, not text.`, 'Name one of its fields, or give it as text.');
  }
  const said = error instanceof Error ? error.message : String(error);
  if (error instanceof RangeError) return fail(1, 'the template includes or calls itself without an end, or makes a text too long.', 'Take the loop out of the template.');
  const name = /^"([^"]*)" not defined in /.exec(said)?.[1];
  return name === undefined
    ? fail(errorLine(error), `the template cannot be filled: ${said}.`, 'Correct the template and try again.')
    : fail(errorLine(error), `no value for {{${name}}} in the data given.`, missing);
}

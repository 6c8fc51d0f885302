import { engines } from './engines/engines.ts';
import { createMarks } from './marks.ts';
import { toDotpromptMessages, toRendered } from './formats/dotprompt/messages.ts';
import { markRoleLines, toPromptyMessages } from './formats/prompty/messages.ts';
import type { Prompt, RenderedMessage, TemplateText } from './types.ts';

/** What formats take beside their inputs. */
export type RenderContext = {
  /** Earlier turns of the conversation. */
  readonly history?: readonly RenderedMessage[];
  /** By name, what a template asks for with an `@`: `state`, `auth`. */
  readonly variables?: Readonly<Record<string, unknown>>;
};

/** Fills a template as a whole and cuts what comes out into messages. */
export function fillBody(prompt: Prompt, { template }: TemplateText, values: Readonly<Record<string, unknown>>, { history = [], variables = {} }: RenderContext): readonly RenderedMessage[] {
  const marks = createMarks();
  const engine = engines[prompt.language];
  const partials = prompt.partials ?? {};
  if (prompt.format === 'prompty') {
    return toPromptyMessages(marks.split(engine.fill(markRoleLines(template, marks.mark, prompt.language), { values, partials })));
  }
  const pieces = marks.split(engine.fill(template, { values, partials, variables, mark: marks.mark }));
  return toRendered(toDotpromptMessages(pieces, history.map((message) => ({ role: message.role, parts: [], message }))));
}

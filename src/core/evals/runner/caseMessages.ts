import { PromptshiftError } from '../../errors.ts';
import { createPromptRenderer } from '../../prompts/renderPrompt.ts';
import type { Prompt, RenderedMessage } from '../../prompts/types.ts';
import { createTemplateFiller } from '../assertions/fillTemplates.ts';
import type { SuiteCase } from '../suites/types.ts';

/**
 * The conversation that a case asks about: the prompt filled with its vars, the case's earlier turns after the prompt's opening
 * system and developer messages; without a prompt the case's own messages.
 * @throws PromptshiftError `configuration` naming the case's file and line
 */
export function createCaseMessages(prompt: Prompt | undefined): (one: SuiteCase) => readonly RenderedMessage[] {
  const fill = createTemplateFiller();
  const render = prompt === undefined ? undefined : createPromptRenderer(prompt);
  return ({ id, place, vars, messages }) => {
    const earlier = messages.map((message): RenderedMessage => {
      const filled = fill(message.content, vars);
      if ('problem' in filled) throw caseError(place, id, filled.problem);
      return { ...message, content: String(filled.filled) };
    });
    if (render === undefined) {
      if (earlier.length === 0) throw caseError(place, id, 'It has no messages, and the suite names no prompt.');
      return earlier;
    }
    const asked = attempt(() => render(vars), (error) => caseError(place, id, error.message, error));
    const opening = asked.findIndex(({ role }) => role !== 'system' && role !== 'developer');
    const at = opening === -1 ? asked.length : opening;
    return [...asked.slice(0, at), ...earlier, ...asked.slice(at)];
  };
}

function attempt(run: () => readonly RenderedMessage[], toError: (error: PromptshiftError) => PromptshiftError): readonly RenderedMessage[] {
  try {
    return run();
  } catch (error) {
    throw error instanceof PromptshiftError ? toError(error) : error;
  }
}

function caseError({ path, line }: SuiteCase['place'], id: string, problem: string, cause?: unknown): PromptshiftError {
  return new PromptshiftError('configuration', `Case ${id} (${path}:${line}): ${problem}`, 'Correct the case, such as its vars, and run again.', { cause });
}

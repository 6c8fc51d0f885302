import { PromptshiftError } from '../../errors.ts';

/** What stands for the task until it is written. */
const task = 'Say what the model is to do.';

const namePattern = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** Why a prompt cannot have this name, which is a folder's too; undefined when it can. */
export function promptNameProblem(name: string): string | undefined {
  return namePattern.test(name) ? undefined : 'Use letters, digits, dots, hyphens and underscores, such as triage.';
}

/**
 * The first version of a prompt, to be filled in: its path below the folder that holds `prompts`, and its text with one input and a
 * default for it, so that it can be compared at once; `task` is the part of the text to be written over.
 * @param model an alias or a model id
 * @throws PromptshiftError `configuration` when it cannot have this name
 */
export function firstVersion(name: string, model: string): { readonly path: string; readonly text: string; readonly task: string } {
  const problem = promptNameProblem(name);
  if (problem !== undefined) throw new PromptshiftError('configuration', `"${name}" cannot be a prompt's name.`, problem);
  const lines = [
    '---',
    `description: ${name}`,
    `model: ${JSON.stringify(model)}`,
    'input:',
    '  schema:',
    '    type: object',
    '    properties:',
    '      text: { type: string }',
    '    required: [text]',
    '  default:',
    '    text: A text to try this prompt on.',
    '---',
    '# System',
    task,
    '',
    '# User',
    '{{text}}',
    '',
  ];
  return { path: `prompts/${name}/1.0.0.md`, text: lines.join('\n'), task };
}

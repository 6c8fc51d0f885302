import { isPromptPath, parsePrompt } from '../../prompts/parsePrompt.ts';
import { examplesOf } from './exampleAnswers.ts';
import type { CodeFacts } from './types.ts';

/** Prompty starts a message with its role on a line; within one, examples are written the same way. */
const promptyTurn = /^[ \t]*#?[ \t]*assistant[ \t]*(?:\[[^\]\n]*\])?:/gim;
/** Dotprompt starts one with a helper. */
const dotpromptTurn = /\{\{~?[ \t]*role[ \t]+["']model["'][ \t]*~?\}\}/g;

/** What a prompt file says of itself: its examples, and in its front matter who answers for it, what it handles and which suites check it. */
export function promptFacts(path: string, text: string): CodeFacts {
  if (path.endsWith('.prompty')) return examplesOf(countOf(promptyTurn, text));
  if (/\.(?:prompt|hbs|handlebars)$/.test(path)) return examplesOf(countOf(dotpromptTurn, text));
  if (!isPromptPath(path)) return {};
  const { messages, metadata, owner } = parsePrompt(path, text);
  const { sensitivity, suites } = metadata;
  return {
    ...examplesOf(messages.filter(({ role }) => role === 'assistant').length),
    ...(owner === undefined ? {} : { owner }),
    ...(typeof sensitivity === 'string' && sensitivity !== '' ? { sensitivity } : {}),
    ...(Array.isArray(suites) && suites.length > 0 ? { suites: suites.length } : {}),
  };
}

function countOf(turn: RegExp, text: string): number {
  return [...text.matchAll(turn)].length;
}

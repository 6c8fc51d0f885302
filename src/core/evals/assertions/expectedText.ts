import type { AssertionInput } from './types.ts';
import { createTemplateFiller } from './fillTemplates.ts';
import { readJson } from './jsonText.ts';
import { kindOf, type Assertion } from './options.ts';

/** What an assertion wanted and what it got, as two texts to lay side by side. */
export type ExpectedText = { readonly expected: string; readonly actual: string };

/**
 * The two texts that a failed assertion compares, JSON laid out alike. Undefined for one that has no text of its own to compare with: a
 * pattern, a bound, a judge, anything turned round by `not-`.
 */
export function expectedText(assertion: Assertion, said: Pick<AssertionInput, 'text' | 'toolCalls' | 'vars'>): ExpectedText | undefined {
  const { kind, negated } = kindOf(assertion.type);
  if (negated) return undefined;
  const filled = (value: unknown): unknown => {
    const done = createTemplateFiller()(value, said.vars);
    return 'filled' in done ? done.filled : value;
  };
  switch (kind) {
    case 'equals':
    case 'levenshtein':
    case 'similar':
    case 'rouge-n':
    case 'rouge-l':
    case 'bleu':
    case 'f1': {
      const { value } = assertion as { readonly value: unknown };
      const [reference] = Array.isArray(value) ? value as readonly unknown[] : [value];
      return { expected: String(filled(reference)), actual: said.text };
    }
    case 'json-equals': {
      const { value } = assertion as { readonly value: unknown };
      const wanted = filled(value);
      return { expected: laidOut(typeof wanted === 'string' ? wanted : JSON.stringify(wanted)), actual: laidOut(said.text) };
    }
    case 'tool-call': {
      const { calls, name, arguments: given } = assertion as { readonly calls?: unknown; readonly name?: string; readonly arguments?: unknown };
      if (calls === undefined && name === undefined) return undefined;
      const wanted = calls ?? [{ name, ...(given === undefined ? {} : { arguments: given }) }];
      const made = said.toolCalls.map((call) => ({ name: call.name, arguments: parsed(call.arguments) }));
      return { expected: JSON.stringify(filled(wanted), null, 2), actual: JSON.stringify(made, null, 2) };
    }
    default: return undefined;
  }
}

/** JSON with a line for each part; a text that is none as it is. */
function laidOut(text: string): string {
  const read = readJson(text, true);
  return 'problem' in read ? text : JSON.stringify(read.value, null, 2);
}

function parsed(text: string): unknown {
  try {
    return text.trim() === '' ? {} : JSON.parse(text);
  } catch {
    return text;
  }
}

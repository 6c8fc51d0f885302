import type { RenderedMessage } from '../../prompts/types.ts';
import { readJson } from './jsonText.ts';
import type { AssertionHost, JudgeRequest } from './types.ts';

/** UTF-16 units of what a judge is shown; a longer answer is not judged on a part of it. */
export const longestJudged = 200_000;
export const noJudge = 'There is no judge: name one under judge in the suite.';

type JudgeShape = JudgeRequest['outputSchema'];

/** Asks the judge and reads its answer as an object; `unread` says what came instead. */
export async function askJudge(
  judge: NonNullable<AssertionHost['judge']>,
  { instructions, material, outputSchema }: { readonly instructions: string; readonly material: Readonly<Record<string, unknown>>; readonly outputSchema: JudgeShape },
  signal: AbortSignal,
): Promise<{ readonly said: Readonly<Record<string, unknown>> } | { readonly unread: string }> {
  // As JSON, so that no answer can end its own quotation and speak to the judge.
  const messages: readonly RenderedMessage[] = [{ role: 'system', content: instructions }, { role: 'user', content: JSON.stringify(material, null, 2) }];
  const text = await judge({ messages, outputSchema }, signal);
  const read = readJson(text, true);
  if ('problem' in read || typeof read.value !== 'object' || read.value === null) return { unread: `The judge’s answer could not be read: ${text.slice(0, 200)}` };
  return { said: read.value as Readonly<Record<string, unknown>> };
}

/** The conversation as the judge sees it. */
export function conversation(messages: readonly RenderedMessage[]): readonly { readonly role: string; readonly content: string }[] {
  return messages.map(({ role, content }) => ({ role, content: content.slice(0, longestJudged) }));
}

export function objectSchema(name: string, properties: Readonly<Record<string, unknown>>): JudgeShape {
  return { name, strict: true, schema: { type: 'object', additionalProperties: false, required: Object.keys(properties), properties } };
}

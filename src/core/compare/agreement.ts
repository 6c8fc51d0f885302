import { stableJson } from '../text/stableJson.ts';
import type { Answer } from '../runs/types.ts';

/**
 * Share of the commonest among complete answers, 0 to 1: the same text, white space normalised, and the same tool calls with equal
 * arguments. Undefined when fewer than two are complete.
 */
export function agreementOf(answers: readonly Answer[]): number | undefined {
  const complete = answers.filter(({ status }) => status === 'complete');
  if (complete.length < 2) return undefined;
  const counts = new Map<string, number>();
  for (const answer of complete) {
    const key = sameWhen(answer);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return Math.max(...counts.values()) / complete.length;
}

function sameWhen({ text, toolCalls = [] }: Answer): string {
  const calls = toolCalls.map(({ name, arguments: written }) => [name, readArguments(written)]);
  return stableJson([text.replaceAll(/\s+/g, ' ').trim(), calls]);
}

function readArguments(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return { unreadable: written };
  }
}

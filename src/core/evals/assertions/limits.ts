import { shown, verdict } from './outcome.ts';
import type { AssertionKind } from './types.ts';

export const latency: AssertionKind<'latency'> = {
  type: 'latency',
  templates: [],
  check: ({ max }, { latencyMs }) => latencyMs === undefined
    ? { missing: 'The latency was not measured.' }
    : verdict(latencyMs <= max, `The answer took ${shown(latencyMs)} ms; ${shown(max)} ms is the most.`),
};

export const cost: AssertionKind<'cost'> = {
  type: 'cost',
  templates: [],
  check: ({ max }, { costUsd }) => costUsd === undefined
    ? { missing: 'The price of this model is not known.' }
    : verdict(costUsd <= max, `The answer cost $${dollars(costUsd)}; $${dollars(max)} is the most.`),
};

export const tokens: AssertionKind<'tokens'> = {
  type: 'tokens',
  templates: [],
  check: ({ max, of = 'output' }, { usage }) => {
    if (usage === undefined) return { missing: 'The server sent no token counts.' };
    const counts = { input: usage.inputTokens, output: usage.outputTokens, reasoning: usage.reasoningTokens, total: usage.inputTokens + usage.outputTokens };
    return verdict(counts[of] <= max, `The answer took ${counts[of]} ${of} tokens; ${max} is the most.`);
  },
};

/** Words are what white space parts. */
export const wordCount: AssertionKind<'word-count'> = {
  type: 'word-count',
  templates: [],
  check: ({ min = 0, max = Infinity }, { text }) => {
    let words = 0;
    let inside = false;
    for (let at = 0; at < text.length; at++) {
      const gap = isSpace(text.charCodeAt(at));
      if (!gap && !inside) words++;
      inside = !gap;
    }
    const asked = [...(min > 0 ? [`${min} or more`] : []), ...(max < Infinity ? [`${max} or fewer`] : [])].join(', ');
    return verdict(words >= min && words <= max, `The answer has ${words} words; asked for: ${asked === '' ? 'any number' : asked}.`);
  },
};

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || (code >= 0xa0 && /\s/.test(String.fromCharCode(code)));
}

function dollars(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3, useGrouping: false });
}

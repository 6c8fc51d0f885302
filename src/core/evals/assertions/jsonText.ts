/** What a text holds as JSON, or why not. */
export type ReadJson = { readonly value: unknown } | { readonly problem: string };

/** Reads an answer as one JSON value; with `fenced`, one Markdown code block around it is taken off first. */
export function readJson(text: string, fenced = false): ReadJson {
  const bare = text.trim();
  try {
    return { value: JSON.parse(fenced ? withoutFence(bare) : bare) as unknown };
  } catch (error) {
    if (bare === '') return { problem: 'The answer is empty.' };
    const hint = !fenced && bare.startsWith('```') ? ' It stands in a code block: set fenced: true to allow that.' : '';
    return { problem: `The answer is not JSON: ${error instanceof Error ? error.message : String(error)}.${hint}` };
  }
}

function withoutFence(text: string): string {
  if (!text.startsWith('```') || !text.endsWith('```') || text.length < 6) return text;
  const firstLine = text.indexOf('\n');
  return firstLine < 0 ? text : text.slice(firstLine + 1, -3);
}

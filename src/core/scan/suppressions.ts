/**
 * Reads `promptshift-ignore RULE: reason` comments. A reason is asked for: without one nothing is suppressed.
 * The answer is the reason a rule is suppressed for at an offset, by its own line or the line before; else undefined.
 */
export function createSuppressions(text: string): (rule: string, offset: number) => string | undefined {
  if (!text.includes('promptshift-ignore')) return () => undefined;
  return (rule, offset) => {
    const start = text.lastIndexOf('\n', offset - 1) + 1;
    const end = text.indexOf('\n', offset);
    const before = text.lastIndexOf('\n', start - 2) + 1;
    return reasonOn(text.slice(start, end < 0 ? text.length : end), rule) ?? (start > 0 ? reasonOn(text.slice(before, start), rule) : undefined);
  };
}

function reasonOn(line: string, rule: string): string | undefined {
  for (const match of line.matchAll(/promptshift-ignore\s+([\w/,\s-]+?)\s*:\s*(\S.*)/g)) {
    // What closes the comment is no part of the reason.
    if ((match[1] ?? '').split(/[\s,]+/).includes(rule)) return (match[2] ?? '').replace(/\s*(?:\*\/|-->|"""|\*\/\})?\s*$/, '');
  }
  return undefined;
}

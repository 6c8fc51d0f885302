import type { ModelRule } from './types.ts';

/**
 * Reads `promptshift-ignore RULE: reason` comments. A reason is asked for: without one nothing is suppressed.
 * The answer says whether a rule is suppressed at an offset: by its own line or the line before.
 */
export function createSuppressions(text: string): (rule: ModelRule, offset: number) => boolean {
  if (!text.includes('promptshift-ignore')) return () => false;
  const ignores = (line: string, rule: ModelRule): boolean =>
    [...line.matchAll(/promptshift-ignore\s+([\w/,\s-]+?)\s*:\s*\S/g)].some((match) => (match[1] ?? '').split(/[\s,]+/).includes(rule));
  return (rule, offset) => {
    const start = text.lastIndexOf('\n', offset - 1) + 1;
    const end = text.indexOf('\n', offset);
    const before = text.lastIndexOf('\n', start - 2) + 1;
    return ignores(text.slice(start, end < 0 ? text.length : end), rule) || (start > 0 && ignores(text.slice(before, start), rule));
  };
}

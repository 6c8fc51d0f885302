import type { TemplateProblem } from './engine.ts';

/** UTF-16 units of one template. */
export const maxTemplateLength = 1_000_000;
const maxExpressions = 10_000;

/** What would keep a parser of templates busy for seconds, looked for before parsing; `opening` starts an expression. */
export function excessOf(template: string, opening: readonly string[]): TemplateProblem | undefined {
  if (template.length > maxTemplateLength) {
    return { message: `A message longer than ${maxTemplateLength.toLocaleString('en-US')} characters is not read: give long text as an input.`, range: { start: 0, end: 2 } };
  }
  let expressions = 0;
  for (const sign of opening) {
    for (let at = template.indexOf(sign); at !== -1; at = template.indexOf(sign, at + sign.length)) {
      if (++expressions > maxExpressions) {
        return { message: `A message with more than ${maxExpressions.toLocaleString('en-US')} expressions is not read.`, range: { start: at, end: at + sign.length } };
      }
    }
  }
  return undefined;
}

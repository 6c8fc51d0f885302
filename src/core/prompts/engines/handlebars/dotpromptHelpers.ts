import type { TemplateData } from '../engine.ts';

type Options = { readonly hash: Readonly<Record<string, unknown>>; readonly fn?: (context: unknown) => string; readonly inverse?: (context: unknown) => string };
type Helper = (this: unknown, ...args: readonly unknown[]) => unknown;

/** Spaces that JSON may be indented by: JavaScript's own limit. */
const widestIndent = 10;

/** Dotprompt's helpers. Roles, pictures and the like become marks, which no value can forge. */
export function dotpromptHelpers(mark: NonNullable<TemplateData['mark']>): Readonly<Record<string, Helper>> {
  return {
    role: (name) => mark('role', String(name)),
    history: () => mark('history'),
    section: (name) => mark('section', String(name)),
    media: (...args) => {
      const { url, contentType } = (args.at(-1) as Options).hash;
      return mark('media', String(url ?? ''), ...(typeof contentType === 'string' && contentType !== '' ? [contentType] : []));
    },
    json: (value, options) => JSON.stringify(value, undefined, Math.min(Number((options as Options | undefined)?.hash['indent'] ?? 0) || 0, widestIndent)) ?? '',
    ifEquals(one, other, options) {
      return branch(this, one === other, options as Options);
    },
    unlessEquals(one, other, options) {
      return branch(this, one !== other, options as Options);
    },
  };
}

/** Called inline there is no branch to print. */
function branch(context: unknown, isTrue: boolean, { fn, inverse }: Options): string {
  return (isTrue ? fn?.(context) : inverse?.(context)) ?? '';
}

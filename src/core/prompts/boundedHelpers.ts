/** Thrown while a template runs, when its loops print or repeat too much. */
export class OutputTooLong extends Error {
  override readonly name = 'OutputTooLong';
}

type Helper = (this: unknown, ...args: readonly unknown[]) => unknown;
type BlockBody = (context: unknown, options?: unknown) => string;

const maxSteps = 200_000;

/**
 * Handlebars' own block helpers, counting: each pass through a block's body is a step, and what the body prints is added up,
 * so that nested loops over a long list end with `OutputTooLong` instead of filling memory. One set of helpers a rendering.
 */
export function boundedHelpers(helpers: Readonly<Record<string, unknown>>, maxLength: number): Record<string, Helper> {
  let steps = 0;
  let printed = 0;
  const counted = (body: BlockBody): BlockBody => (context, options) => {
    if (++steps > maxSteps) throw new OutputTooLong();
    const text = body(context, options);
    printed += text.length;
    if (printed > maxLength * 4) throw new OutputTooLong();
    return text;
  };
  return Object.fromEntries(
    ['each', 'with', 'if', 'unless', 'blockHelperMissing'].map((name): [string, Helper] => {
      const original = helpers[name] as Helper;
      return [name, function bounded(this: unknown, ...args: readonly unknown[]): unknown {
        const options = args.at(-1) as { readonly fn: BlockBody; readonly inverse: BlockBody };
        return original.apply(this, [...args.slice(0, -1), { ...options, fn: counted(options.fn), inverse: counted(options.inverse) }]);
      }];
    }),
  );
}

import { maxSteps, OutputTooLong } from '../engine.ts';

type Helper = (this: unknown, ...args: readonly unknown[]) => unknown;
type BlockBody = (context: unknown, options?: unknown) => string;

/** Counts what one rendering does, and ends it with `OutputTooLong`. */
export function createBounds(maxLength: number): (body: BlockBody) => BlockBody {
  let steps = 0;
  let printed = 0;
  return (body) => (context, options) => {
    if (++steps > maxSteps) throw new OutputTooLong();
    const text = body(context, options);
    printed += text.length;
    if (printed > maxLength * 4) throw new OutputTooLong();
    return text;
  };
}

/**
 * Block helpers, counting: each pass through a block's body is a step, and what the body prints is added up, so that
 * nested loops over a long list end with `OutputTooLong` instead of filling memory.
 */
export function boundedHelpers(helpers: Readonly<Record<string, unknown>>, names: readonly string[], counted: (body: BlockBody) => BlockBody): Record<string, Helper> {
  return Object.fromEntries(
    names.map((name): [string, Helper] => {
      const original = helpers[name] as Helper;
      return [name, function bounded(this: unknown, ...args: readonly unknown[]): unknown {
        const options = args.at(-1) as { readonly fn?: BlockBody; readonly inverse?: BlockBody };
        if (options.fn === undefined || options.inverse === undefined) return original.apply(this, [...args]);
        return original.apply(this, [...args.slice(0, -1), { ...options, fn: counted(options.fn), inverse: counted(options.inverse) }]);
      }];
    }),
  );
}

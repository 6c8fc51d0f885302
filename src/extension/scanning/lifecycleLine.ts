import type { Lifecycle } from '../../core/models/lifecycle.ts';

/** One line of Markdown: how long a model lives, what follows, where that is said. */
export function lifecycleLine({ state, shutdown, daysLeft, chain, successor, source, asOf, confidence, via }: Lifecycle): string {
  const of = via === undefined ? '' : ` (of \`${via}\`)`;
  const what =
    shutdown === undefined
      ? state === 'deprecated' ? `Deprecated${of}, no shutdown date yet` : `No shutdown announced${of}`
      : state === 'retired' ? `Shut down on ${shutdown}${of}` : `Shuts down on ${shutdown}${of}${daysLeft === undefined ? '' : `, in ${daysLeft} days`}`;
  const next = successor === undefined ? '' : ` → \`${successor}\`${chain.length > 1 ? ` (by way of ${chain.slice(0, -1).map((id) => `\`${id}\``).join(', ')})` : ''}`;
  const origin = /^https?:\/\//.test(source) ? `[source](${source})` : source;
  return `${what}${next} · ${origin}, read ${asOf}${confidence === undefined || confidence === 'primary' ? '' : `, ${confidence}`}`;
}

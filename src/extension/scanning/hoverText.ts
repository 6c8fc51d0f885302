import type { ModelFacts } from '../../core/models/describeModel.ts';
import type { ModelIdentity } from '../../core/models/identity.ts';
import type { Lifecycle } from '../../core/models/lifecycle.ts';
import type { ModelPrice } from '../../core/models/prices.ts';
import type { ScannedReference } from '../../core/scan/types.ts';
import { lifecycleLine } from './lifecycleLine.ts';

/** What a hover says beyond the reference itself. */
export type HoverFacts = {
  readonly facts: ModelFacts;
  readonly price?: ModelPrice | undefined;
  readonly lifecycle?: Lifecycle | undefined;
};

/** Lines of Markdown about a model reference: what it is, what it costs, how long it lives. At most three. */
export function hoverLines({ identity }: ScannedReference, { facts, price, lifecycle }: HoverFacts): readonly string[] {
  const parts = [
    `**${identity.model}**`,
    identity.vendor === 'unknown' ? undefined : facts.vendorName,
    pinState(identity),
    facts.limits?.context === undefined ? undefined : `${compact(facts.limits.context)} context`,
    price === undefined ? undefined : priceText(price),
  ];
  const head = parts.filter((part) => part !== undefined).join(' · ');
  return lifecycle === undefined ? [head] : [head, lifecycleLine(lifecycle)];
}

function pinState({ pin, snapshot }: ModelIdentity): string | undefined {
  if (pin === 'unknown') return undefined;
  return pin === 'floating' && snapshot !== undefined ? `floating → \`${snapshot}\`` : pin;
}

function priceText({ input, output, cachedInput, pricesAsOf }: ModelPrice): string {
  const cached = cachedInput === undefined ? '' : ` (cached ${dollars(cachedInput)})`;
  return `${dollars(input)} / ${dollars(output)} per million${cached}, prices of ${pricesAsOf}`;
}

function dollars(amount: number): string {
  return `$${amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 4 })}`;
}

function compact(tokens: number): string {
  return tokens >= 1_000_000 ? `${Number((tokens / 1_000_000).toFixed(2))}M` : `${Math.round(tokens / 1000)}k`;
}

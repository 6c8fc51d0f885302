/** How much a change of the model may break here that nobody would notice in time. */
export type RiskLevel = 'high' | 'medium' | 'low';

export type RiskKind = 'customer-facing' | 'parsed without schema' | 'few-shot' | 'sensitivity' | 'latency target' | 'no suite' | 'test' | 'stated';

/** One reason, in words; `points` is what it adds. */
export type RiskReason = { readonly kind: RiskKind; readonly points: number; readonly text: string };

export type Risk = { readonly level: RiskLevel; readonly reasons: readonly RiskReason[] };

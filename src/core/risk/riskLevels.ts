import type { Risk, RiskLevel } from './types.ts';

/** The highest first. */
export const riskLevels = ['high', 'medium', 'low'] as const satisfies readonly RiskLevel[];

/** Sorts the highest first; what has no risk comes last. */
export function byRisk(a: RiskLevel | undefined, b: RiskLevel | undefined): number {
  return rankOf(a) - rankOf(b);
}

/** The highest level there is. */
export function highestRisk(levels: readonly RiskLevel[]): RiskLevel | undefined {
  return levels.toSorted(byRisk)[0];
}

/** One line: `high: customer-facing, parsed without schema`. */
export function riskLine({ level, reasons }: Risk): string {
  const words = reasons.map(({ kind }) => (kind === 'stated' ? 'as stated' : kind));
  return words.length === 0 ? level : `${level}: ${words.join(', ')}`;
}

/** A sentence: `High risk: its path is customer-facing (chat); no eval suite covers it.` */
export function riskSentence({ level, reasons }: Risk): string {
  const head = `${level.charAt(0).toUpperCase()}${level.slice(1)} risk`;
  return reasons.length === 0 ? `${head}: nothing speaks of more.` : `${head}: ${reasons.map(({ text }) => text).join('; ')}.`;
}

function rankOf(level: RiskLevel | undefined): number {
  return level === undefined ? riskLevels.length : riskLevels.indexOf(level);
}

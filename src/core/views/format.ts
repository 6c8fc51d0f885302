/** How figures are written, everywhere: en-US digits, a true minus sign, `unknown` for what is not known. */
const minus = '\u2212';

/** `1,920` */
export function formatCount(value: number): string {
  return signless(Math.round(value).toLocaleString('en-US'));
}

/** `1,920 ms` */
export function formatMs(value: number): string {
  return `${formatCount(value)} ms`;
}

/** `$23,100`, `$1.84`, `$0.0037`, `$0.000042`: never fewer than two significant digits of a small sum. */
export function formatUsd(value: number): string {
  const size = Math.abs(value);
  const sign = value < 0 ? minus : '';
  return `${sign}$${usdDigits(size)}`;
}

/** `+32`, `−14`, `0` */
export function formatDelta(value: number, format: (value: number) => string): string {
  const size = format(Math.abs(value));
  if (value === 0 || size === format(0)) return format(0);
  return `${value > 0 ? '+' : minus}${size}`;
}

/** `+18 %`; undefined when the base is 0. */
export function formatChange(from: number, to: number): string | undefined {
  if (from === 0) return undefined;
  const percent = Math.round(((to - from) / from) * 100);
  return `${formatDelta(percent, formatCount)} %`;
}

/** `67 %` of a share from 0 to 1. */
export function formatPercent(share: number): string {
  return `${formatCount(share * 100)} %`;
}

/** `×2.2`, `×0.45`, `×1.03`, `×12`; undefined when the base is 0. */
export function formatRatio(from: number, to: number): string | undefined {
  if (from === 0) return undefined;
  const ratio = to / from;
  if (ratio >= 10) return `×${formatCount(ratio)}`;
  return `×${ratio < 1 || (ratio < 1.1 && ratio !== 1) ? ratio.toFixed(2) : ratio.toFixed(1)}`;
}

/** `5 M`, `12.5 k`, `800`: a round number of calls. */
export function formatCalls(value: number): string {
  const short = (size: number): string => size.toLocaleString('en-US', { maximumFractionDigits: 1 });
  if (value >= 1_000_000) return `${short(value / 1_000_000)} M`;
  return value >= 10_000 ? `${short(value / 1000)} k` : formatCount(value);
}

function usdDigits(size: number): string {
  const fixed = (minimum: number, maximum: number): string =>
    size.toLocaleString('en-US', { minimumFractionDigits: minimum, maximumFractionDigits: maximum });
  if (size === 0) return '0';
  if (size >= 1000) return fixed(0, 0);
  if (size >= 1) return fixed(2, 2);
  if (size >= 0.01) return fixed(2, 4);
  if (size >= 0.001) return fixed(4, 4);
  const digits = Math.min(20, 1 - Math.floor(Math.log10(size)));
  return fixed(digits, digits);
}

function signless(text: string): string {
  return text === '-0' ? '0' : text.replace('-', minus);
}

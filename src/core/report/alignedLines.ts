import type { Severity } from '../scan/types.ts';
import { printableLine } from './printableText.ts';
import type { Paint } from './types.ts';

/** A finding on one line of a terminal. */
export type FindingLine = { readonly place: string; readonly severity: Severity; readonly message: string; readonly rule: string };

/** Findings grouped by file in aligned columns; files without any are left out. */
export function alignedLines(files: readonly { readonly path: string; readonly lines: readonly FindingLine[] }[], paint: Paint): string {
  const groups = files.filter(({ lines }) => lines.length > 0);
  // A message far longer than the rest would push every rule off the screen: it overhangs its column instead.
  const all = groups.flatMap(({ lines }) => lines);
  const widths = {
    place: widest(all.map(({ place }) => place)),
    severity: widest(all.map(({ severity }) => severity)),
    message: widest(all.map(({ message }) => message).filter(({ length }) => length <= longestAligned)),
  };
  return groups.map(({ path, lines }) => [
    paint('path', printableLine(path)),
    ...lines.map(({ place, severity, message, rule }) =>
      `  ${place.padEnd(widths.place)}  ${paint(severity, severity.padEnd(widths.severity))}  ${message.padEnd(widths.message)}  ${paint('faint', rule)}`),
    '',
  ].join('\n')).join('');
}

const longestAligned = 100;

function widest(texts: readonly string[]): number {
  return texts.reduce((width, { length }) => Math.max(width, length), 0);
}

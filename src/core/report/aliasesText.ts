import type { AliasRow } from '../aliases/aliasTable.ts';
import { printableLine } from './printableText.ts';
import { plain, type Paint } from './types.ts';

/** One line an alias in aligned columns, and below it what ends. */
export function aliasesToText(rows: readonly AliasRow[], paint: Paint = plain): string {
  const table = rows.map((row) => [row.alias, row.model, decidedBy(row), slot('candidate', row.candidate), slot('rollback', row.rollback), row.owner ?? ''].map(printableLine));
  const widths = ['alias', 'model', 'from', 'candidate', 'rollback'].map((_, column) => Math.max(0, ...table.map((cells) => cells[column]?.length ?? 0)));
  return rows.map((row, at) => {
    const [alias = '', ...cells] = (table[at] ?? []).map((cell, column) => cell.padEnd(widths[column] ?? 0));
    return [`${paint('strong', alias)}  ${cells.join('  ')}`.trimEnd(), ...row.ending.map((end) => `  ${paint(end.state === 'retired' ? 'error' : 'warning', endingLine(end))}`), ''].join('\n');
  }).join('');
}

const slot = (name: string, model: string | undefined): string => (model === undefined ? '' : `${name} ${model}`);

function decidedBy({ from }: AliasRow): string {
  switch (from.kind) {
    case 'variable': return `(from ${from.name})`;
    case 'environment': return `(environment ${from.name})`;
    case 'default': return '';
  }
}

function endingLine({ model, state, shutdown, successor, asOf }: AliasRow['ending'][number]): string {
  const what = state === 'retired' ? `was shut down${shutdown === undefined ? '' : ` on ${shutdown}`}` : `shuts down${shutdown === undefined ? '' : ` on ${shutdown}`}`;
  return printableLine(`${model} ${what}${successor === undefined ? '' : `; replaced by ${successor}`} (read ${asOf})`);
}

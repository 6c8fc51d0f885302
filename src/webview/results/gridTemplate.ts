import { html, nothing, type TemplateResult } from 'lit';
import { formatMs, formatUsd } from '../../core/views/format.ts';
import type { SideName } from '../../core/views/comparison.ts';
import type { ResultsTable } from '../../core/views/results.ts';
import type { ResultsUi } from '../../core/views/resultsGuards.ts';
import { changeOf, hasFlag, severityOf, type ResultsSort, type SortKey } from '../../core/views/resultsTable.ts';

/** Height of a row in px; the style sheet says the same. */
export const rowHeight = 26;

export type GridControls = { readonly open: (id: string) => void; readonly sort: (sort: ResultsSort) => void };

/** What of the table is in sight: rows `first` to `last`, the end not included. */
export type GridSight = {
  readonly table: ResultsTable;
  readonly rows: readonly number[];
  readonly ui: Pick<ResultsUi, 'sort' | 'open'>;
  readonly first: number;
  readonly last: number;
  /** Position of the row that the keyboard is on. */
  readonly active: number;
};

const columns: readonly (readonly [SortKey | undefined, string])[] = [
  ['change', 'Result'], ['id', 'Case'], ['severity', 'Severity'], ['passed', 'Passed'], ['score', 'Score'], ['latency', 'Latency'], ['cost', 'Cost'], [undefined, 'Why'],
];

/** The heading, which stays, and the rows in sight, each at its place. */
export function gridTemplate(sight: GridSight, controls: GridControls & { readonly activate: (position: number) => void }): TemplateResult {
  const { rows, first, last, ui } = sight;
  const positions = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index);
  return html`
    <div class="head row" role="row" aria-rowindex="1">${columns.map(([key, label], at) => headingTemplate(key, label, at, ui.sort, controls))}</div>
    <div class="body" role="rowgroup" .style=${`height: ${rows.length * rowHeight}px`}>${positions.map((position) => rowTemplate(position, sight, controls))}</div>
    ${rows.length === 0 ? html`<div role="row" class="none"><span role="gridcell">No case is like that. Choose another filter, or clear the search.</span></div>` : nothing}
  `;
}

function headingTemplate(key: SortKey | undefined, label: string, at: number, sort: ResultsSort, { sort: choose }: GridControls): TemplateResult {
  if (key === undefined) return html`<span role="columnheader" aria-colindex=${at + 1} class="cell">${label}</span>`;
  const own = sort.key === key;
  const descending = own && !sort.descending;
  return html`<span role="columnheader" aria-colindex=${at + 1} class="cell" aria-sort=${own ? (sort.descending ? 'descending' : 'ascending') : 'none'}><button
    class="sort" title="Sort by ${label.toLowerCase()}" data-sort=${key} @click=${() => choose({ key, descending })}>${label}<span aria-hidden="true">${own ? (sort.descending ? ' ▾' : ' ▴') : ''}</span></button></span>`;
}

function rowTemplate(position: number, { table, rows, ui, active }: GridSight, { open, activate }: Parameters<typeof gridTemplate>[1]): TemplateResult {
  const row = rows[position] ?? 0;
  const id = table.ids[row] ?? '';
  const change = changeOf(table, row);
  const press = (): void => {
    activate(position);
    open(id);
  };
  const cells = [
    html`<span class="mark" data-change=${hasFlag(table, row, 'error') ? 'missing' : change}>${resultText(table, row)}</span>${hasFlag(table, row, 'flaky') ? html` <span class="tag">flaky</span>` : nothing}`,
    html`<span class="id">${id}</span>`, severityOf(table, row),
    pair((side) => passedText(table, row, side)),
    pair((side) => numberText(table[side].score[row], (value) => value.toFixed(2))),
    pair((side) => numberText(table[side].latencyMs[row], formatMs)),
    pair((side) => numberText(table[side].costUsd[row], formatUsd)),
    table.why[row] ?? '',
  ];
  return html`<div class="row" role="row" id="row-${position}" aria-rowindex=${position + 2} aria-selected=${ui.open === id ? 'true' : 'false'} data-active=${position === active ? 'true' : 'false'}
    .style=${`transform: translateY(${position * rowHeight}px)`} @click=${press}>${cells.map((cell, at) => html`<span role="gridcell" aria-colindex=${at + 1} class="cell">${cell}</span>`)}</div>`;
}

function resultText(table: ResultsTable, row: number): string {
  if (hasFlag(table, row, 'error')) return '⚠ error';
  return { loss: '✖ regression', win: '✓ win', same: 'same', missing: '⚠ missing' }[changeOf(table, row)];
}

/** Once where both sides are alike. */
function pair(text: (side: SideName) => string): string {
  const [before, after] = [text('baseline'), text('candidate')];
  return before === after ? before : `${before} → ${after}`;
}

function passedText(table: ResultsTable, row: number, side: SideName): string {
  const repeats = table[side].repeats[row] ?? 0;
  return repeats === 0 ? '–' : `${table[side].passed[row] ?? 0}/${repeats}`;
}

function numberText(value: number | null | undefined, format: (value: number) => string): string {
  return value === null || value === undefined ? '–' : format(value);
}

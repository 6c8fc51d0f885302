import { html, type TemplateResult } from 'lit';
import type { DiffLineView, LineDiffView, SideName } from '../../core/views/comparison.ts';
import type { DiffControls } from './diffToolbar.ts';
import type { PageUi } from './pageUi.ts';
import { piecesTemplate } from './piecesTemplate.ts';

/** One side of a line diff: its lines with their numbers, and what nobody changed as one line to open. */
export function lineDiffTemplate(name: SideName, { lines, folds, changes }: LineDiffView, ui: PageUi, controls: DiffControls): readonly TemplateResult[] {
  const other = name === 'baseline' ? 'added' : 'removed';
  const closed = new Map(folds.filter(({ from }) => !ui.opened.includes(from)).map((fold) => [fold.from, fold.count]));
  const starts = new Set(changes);
  const shown: TemplateResult[] = [];
  let change = -1;
  for (let index = 0; index < lines.length; index++) {
    if (starts.has(index)) change += 1;
    const hidden = closed.get(index);
    if (hidden !== undefined) {
      shown.push(foldTemplate(index, hidden, controls));
      index += hidden - 1;
      continue;
    }
    const line = lines[index];
    if (line !== undefined && line.kind !== other) shown.push(lineTemplate(name, line, line.kind === 'same' ? undefined : change, ui));
  }
  return shown;
}

function foldTemplate(from: number, count: number, { open }: DiffControls): TemplateResult {
  return html`<button class="fold" @click=${() => open(from)}>${count} unchanged lines</button>`;
}

function marked(kind: DiffLineView['kind'], text: string): unknown {
  return kind === 'removed' ? html`<del>${text}</del>` : kind === 'added' ? html`<ins>${text}</ins>` : text;
}

function lineTemplate(name: SideName, { kind, text, before, after }: DiffLineView, change: number | undefined, ui: PageUi): TemplateResult {
  const number = name === 'baseline' ? before : after;
  const content = piecesTemplate(text, (piece) => marked(kind, piece));
  return html`<div class="line" data-kind=${kind} data-change=${change ?? ''} data-current=${change !== undefined && change === ui.change ? 'true' : 'false'}><span class="lineNumber" aria-hidden="true">${number ?? ''}</span><span class="lineText">${content}</span></div>`;
}

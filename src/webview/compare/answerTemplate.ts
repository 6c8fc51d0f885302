import { html, nothing, type TemplateResult } from 'lit';
import type { ComparisonView, DiffPartView, SideName, SideView } from '../../core/views/comparison.ts';
import { blocksOf, type MarkedPart } from './blocks.ts';
import type { DiffControls } from './diffToolbar.ts';
import { lineDiffTemplate } from './lineDiffTemplate.ts';
import { modeOf, type PageUi } from './pageUi.ts';

/** An answer as text; once there is a diff, what only this side has is marked. */
export function answerTemplate(name: SideName, view: ComparisonView, ui: PageUi, controls: DiffControls): TemplateResult {
  const side = view[name];
  const streaming = side.status === 'streaming';
  // no white space between the tags: the answer is shown as it came
  return html`<div
    class="answer"
    tabindex="0"
    role="region"
    aria-label="${name === 'baseline' ? 'Baseline' : 'Candidate'} answer"
    aria-busy=${streaming ? 'true' : 'false'}
    data-streaming=${streaming ? 'true' : 'false'}
  >${content(name, view, ui, controls)}</div>`;
}

function content(name: SideName, view: ComparisonView, ui: PageUi, controls: DiffControls): unknown {
  const side = view[name];
  if (side.text === '') return side.error === undefined ? html`<span class="placeholder">${emptyText(side)}</span>` : nothing;
  if (view.lines !== undefined && modeOf(ui, view) === 'lines') return lineDiffTemplate(name, view.lines, ui, controls);
  const parts = view.diff.length === 0 ? [{ kind: 'same' as const, text: side.text }] : markedParts(name, view);
  return blocksOf(parts).map((block) => html`<div class="block">${block.map((part) => partTemplate(part, ui))}</div>`);
}

/** The parts of one side, each with the number of the change it belongs to. */
function markedParts(name: SideName, { diff, changes = [] }: ComparisonView): readonly MarkedPart[] {
  const other: DiffPartView['kind'] = name === 'baseline' ? 'added' : 'removed';
  const starts = new Set(changes);
  let change = -1;
  return diff.flatMap((part, index): readonly MarkedPart[] => {
    if (starts.has(index)) change += 1;
    if (part.kind === other) return [];
    return [part.kind === 'same' ? part : { ...part, change }];
  });
}

function partTemplate({ kind, text, change }: MarkedPart, ui: PageUi): unknown {
  if (kind === 'same') return text;
  const current = change !== undefined && change === ui.change ? 'true' : 'false';
  return kind === 'removed' ? html`<del data-change=${change ?? ''} data-current=${current}>${text}</del>` : html`<ins data-change=${change ?? ''} data-current=${current}>${text}</ins>`;
}

function emptyText({ status, toolCalls }: SideView): string {
  return status === 'complete' && toolCalls !== undefined && toolCalls.length > 0 ? 'The model answered with tool calls alone.' : placeholders[status];
}

const placeholders: Readonly<Record<SideView['status'], string>> = {
  idle: 'The answer appears here, word by word.',
  streaming: 'Waiting for the first word…',
  complete: 'The model answered with no text.',
  failed: 'Nothing arrived.',
  cancelled: 'Stopped before anything arrived.',
};

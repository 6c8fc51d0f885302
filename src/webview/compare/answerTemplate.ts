import { html, nothing, type TemplateResult } from 'lit';
import type { DiffPartView, SideName, SideView } from '../../core/views/comparison.ts';

/** An answer as text; once there is a diff, the words that only this side has are marked. */
export function answerTemplate(name: SideName, side: SideView, diff: readonly DiffPartView[]): TemplateResult {
  const streaming = side.status === 'streaming';
  // no white space between the tags: the answer is shown as it came
  return html`<div
    class="answer"
    tabindex="0"
    role="region"
    aria-label="${name === 'baseline' ? 'Baseline' : 'Candidate'} answer"
    aria-busy=${streaming ? 'true' : 'false'}
    data-streaming=${streaming ? 'true' : 'false'}
  >${content(name, side, diff)}</div>`;
}

function content(name: SideName, side: SideView, diff: readonly DiffPartView[]): unknown {
  if (side.text === '') return side.error === undefined ? html`<span class="placeholder">${placeholders[side.status]}</span>` : nothing;
  if (diff.length === 0) return html`<span class="text">${side.text}</span>`;
  const other = name === 'baseline' ? 'added' : 'removed';
  return diff.filter(({ kind }) => kind !== other).map(markedPart);
}

function markedPart({ kind, text }: DiffPartView): unknown {
  if (kind === 'same') return text;
  return kind === 'removed' ? html`<del>${text}</del>` : html`<ins>${text}</ins>`;
}

const placeholders: Readonly<Record<SideView['status'], string>> = {
  idle: 'The answer appears here, word by word.',
  streaming: 'Waiting for the first word…',
  complete: 'The model answered with no text.',
  failed: 'Nothing arrived.',
  cancelled: 'Stopped before anything arrived.',
};

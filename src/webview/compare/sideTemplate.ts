import { html, nothing, type TemplateResult } from 'lit';
import type { DiffPartView, SideName, SideView } from '../../core/views/comparison.ts';
import { answerTemplate } from './answerTemplate.ts';
import type { Post } from './post.ts';

const titles: Readonly<Record<SideName, string>> = { baseline: 'Baseline', candidate: 'Candidate' };

const statusTexts: Readonly<Record<SideView['status'], string>> = {
  idle: 'Not run yet',
  streaming: 'Answering…',
  complete: 'Complete',
  failed: 'Failed',
  cancelled: 'Stopped',
};

/** One column: which model, what is particular about this run, and the answer. */
export function sideTemplate(name: SideName, side: SideView, diff: readonly DiffPartView[], running: boolean, post: Post): TemplateResult {
  const choose = (): void => post({ type: 'chooseModel', side: name });
  return html`
    <section class="side" data-side=${name} data-status=${side.status} aria-labelledby="${name}-title">
      <header class="sideBar">
        <div class="sideTop">
          <h2 id="${name}-title">${titles[name]}</h2>
          <span class="status" data-status=${side.status}>${statusTexts[side.status]}</span>
        </div>
        <button class="model" ?disabled=${running} title="Choose another model" @click=${choose}>
          ${side.alias === undefined ? nothing : html`<span class="alias">${side.alias}</span><span class="arrow" aria-label="resolves to">→</span>`}
          <span class="id">${side.model === '' ? 'Choose a model' : side.model}</span><span class="chevron" aria-hidden="true"></span>
        </button>
        ${side.notes.length === 0 ? nothing : html`<ul class="notes">${side.notes.map((note) => html`<li>${note}</li>`)}</ul>`}
      </header>
      <p class="sideError">${side.error ?? nothing}</p>
      ${answerTemplate(name, side, diff)}
    </section>
  `;
}

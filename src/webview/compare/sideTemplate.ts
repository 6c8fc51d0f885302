import { html, nothing, type TemplateResult } from 'lit';
import type { ComparePanelState } from '../../core/views/comparePanel.ts';
import type { SideName, SideView } from '../../core/views/comparison.ts';
import { answerTemplate } from './answerTemplate.ts';
import { checksTemplate } from './checksTemplate.ts';
import type { DiffControls } from './diffToolbar.ts';
import type { PageUi } from './pageUi.ts';
import { parametersTemplate } from './parametersTemplate.ts';
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
export function sideTemplate(name: SideName, { view, setup, running, single }: ComparePanelState, ui: PageUi, controls: DiffControls, post: Post): TemplateResult {
  const side = view[name];
  const choose = (): void => post({ type: 'chooseModel', side: name });
  return html`
    <section class="side" data-side=${name} data-status=${side.status} aria-labelledby="${name}-title">
      <header class="sideBar">
        <div class="sideTop">
          <h2 id="${name}-title">${single === true ? 'Model' : titles[name]}${side.version === undefined ? nothing : ` ${side.version}`}</h2>
          ${(side.labels ?? []).map((label) => html`<span class="sample">${label}</span>`)}
          <span class="status" data-status=${side.status}>${statusTexts[side.status]}</span>
        </div>
        <button class="model" ?disabled=${running} title="Choose another model" @click=${choose}>
          ${side.alias === undefined ? nothing : html`<span class="alias">${side.alias}</span><span class="arrow" aria-label="resolves to">→</span>`}
          <span class="id">${side.model === '' ? 'Choose a model' : side.model}</span><span class="chevron" aria-hidden="true"></span>
        </button>
        ${side.servedSnapshot === undefined ? nothing : html`<p class="snapshot">Answered by ${side.servedSnapshot}, its snapshot.</p>`}
        ${side.served === undefined ? nothing : html`<p class="served">The server says it served ${side.served}.</p>`}
        ${side.notes.length === 0 ? nothing : html`<ul class="notes">${side.notes.map((note) => html`<li>${note}</li>`)}</ul>`}
        ${setup === undefined ? nothing : parametersTemplate(name, setup.parameters[name], running, post)}
      </header>
      <p class="sideError">${side.error ?? nothing}</p>
      ${answerTemplate(name, view, ui, controls)}
      ${checksTemplate(name, side)}
    </section>
  `;
}

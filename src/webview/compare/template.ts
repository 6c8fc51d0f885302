import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { problemActionTitles, type ComparePanelState, type PanelProblem } from '../../core/views/comparePanel.ts';
import { maxRuns } from '../../core/views/compareSetup.ts';
import { actionsTemplate } from './actionsTemplate.ts';
import { diffToolbar, type DiffControls } from './diffToolbar.ts';
import { figuresTemplate } from './figuresTemplate.ts';
import { inputsTemplate } from './inputsTemplate.ts';
import { modeOf, type PageUi } from './pageUi.ts';
import type { Post } from './post.ts';
import { sideTemplate } from './sideTemplate.ts';
import { structureTemplate } from './structureTemplate.ts';

/** The whole page for a state; every text of an answer is a text node, so nothing in it can load or run. */
export function pageTemplate(state: ComparePanelState | undefined, ui: PageUi, controls: DiffControls, post: Post): TemplateResult {
  if (state === undefined) return html`<p class="loading">Loading the comparison…</p>`;
  const { view } = state;
  const alone = state.single === true;
  return html`
    <header class="bar">
      <div class="what">
        <h1>
          <button class="link" title="Open the prompt" @click=${() => post({ type: 'openPrompt' })}>${view.title}</button>
          ${view.sampleNotice === undefined ? nothing : html`<span class="sample">Sample answers</span>`}
        </h1>
        <p class="provider">${view.provider}</p>
      </div>
      <div class="controls" role="toolbar" aria-label="Comparison">${runButtons(state, post)}</div>
    </header>
    ${view.sampleNotice === undefined ? nothing : html`<p class="banner info">${view.sampleNotice}</p>`}
    ${state.stale === true ? html`<p class="banner info stale" role="status">These answers were made before your last change. Run again to see what it does.</p>` : nothing}
    ${state.problem === undefined ? nothing : problemTemplate(state.problem, post)}
    ${inputsTemplate(state.setup?.form ?? [], state.running, post)}
    <div class="answers" data-sides=${alone ? 1 : 2}>
      ${sideTemplate('baseline', state, ui, controls, post)}
      ${alone ? nothing : sideTemplate('candidate', state, ui, controls, post)}
    </div>
    ${!alone && view.structure !== undefined && modeOf(ui, view) === 'structure' ? structureTemplate(view.structure, ui) : nothing}
    ${alone ? nothing : diffToolbar(view, ui, controls)}
    ${figuresTemplate(view)}
    ${actionsTemplate(state, post)}
  `;
}

/** Two versions on two models. */
function mayBeGrid({ candidatePromptUri, requested }: ComparePanelState): boolean {
  return candidatePromptUri !== undefined && requested.baseline !== requested.candidate;
}

function runButtons(state: ComparePanelState, post: Post): TemplateResult {
  const ran = state.view.figures.length > 0;
  const runs = state.runs ?? 1;
  return html`
    <label class="runs" title="How many answers each model is asked for">Runs
      <select aria-label="Runs of each side" ?disabled=${state.running}
        @change=${(event: Event) => post({ type: 'setRuns', runs: Number((event.target as HTMLSelectElement).value) })}>
        ${[...new Set([1, 2, 3, 5, 10, maxRuns, runs])].toSorted((a, b) => a - b).map((count) => html`<option value=${count} ?selected=${count === runs}>${count}</option>`)}
      </select>
    </label>
    ${mayBeGrid(state)
      ? html`<label class="gridChoice" title="Four answers in place of two"><input type="checkbox" ?disabled=${state.running} .checked=${live(state.grid === true)}
          @change=${(event: Event) => post({ type: 'setGrid', grid: (event.target as HTMLInputElement).checked })} />Each version on each model</label>`
      : nothing}
    <vscode-button data-control="run" ?disabled=${state.running} title="Run (Ctrl+Enter)" @click=${() => post({ type: 'run' })}>
      <span slot="content-before" aria-hidden="true">▶</span>${ran ? 'Run again' : 'Run'}
    </vscode-button>
    <vscode-button secondary data-control="stop" ?disabled=${!state.running} title="Stop (Escape)" @click=${() => post({ type: 'stop' })}>
      <span slot="content-before" aria-hidden="true">■</span>Stop
    </vscode-button>
    ${state.single === true
      ? html`<vscode-button data-control="addModel" secondary ?disabled=${state.running} title="Ask a second model the same" @click=${() => post({ type: 'chooseModel', side: 'candidate' })}>Compare with…</vscode-button>`
      : nothing}
  `;
}

function problemTemplate(problem: PanelProblem, post: Post): TemplateResult {
  return html`
    <div class="banner problem" role="alert">
      <p><strong>${problem.message}</strong> ${problem.remedy}</p>
      <div class="actions">
        ${problem.actions.map(
          (action) => html`<vscode-button secondary data-problem=${action} @click=${() => post({ type: 'act', action })}>${problemActionTitles[action]}</vscode-button>`,
        )}
      </div>
    </div>
  `;
}

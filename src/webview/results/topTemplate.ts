import { html, nothing, type TemplateResult } from 'lit';
import { codeParts } from '../../core/views/codeParts.ts';
import { problemActionTitles, type PanelProblem } from '../../core/views/comparePanel.ts';
import { resultsActionTitles, type FromResultsPage, type ResultsAction, type ResultsSide, type ResultsState, type ResultsView } from '../../core/views/results.ts';
import type { ResultsSection, ResultsUi } from '../../core/views/resultsGuards.ts';
import { chartsTemplate } from './chartsTemplate.ts';
import { boundsTemplate, figuresTemplate } from './figuresTemplate.ts';

export type TopControls = {
  readonly post: (message: FromResultsPage) => void;
  readonly look: (change: { readonly sections: readonly ResultsSection[] }) => void;
  /** Shows the regressions in the table. */
  readonly regressions: () => void;
};

/** Everything above the table: what was run, the verdict with its reasons, and what folds. */
export function topTemplate(state: ResultsState | undefined, ui: ResultsUi, controls: TopControls): TemplateResult {
  if (state === undefined || state.status === 'loading') return html`<p class="loading">Loading the result…</p>`;
  const { view, problem } = state;
  return html`
    <header class="bar">
      <div class="what">
        <h1>${view === undefined ? state.title : html`<button class="link" title="Open the suite" @click=${() => controls.post({ type: 'do', action: 'openSuite' })}>${view.title}</button>`}${(view?.labels ?? []).map((label) => html`<span class="sample">${label}</span>`)}</h1>
        ${view === undefined ? nothing : html`<p class="models">${sideTemplate(view.sides.baseline)} <span aria-label="against">→</span> ${sideTemplate(view.sides.candidate)}</p>${view.heldAgainst === undefined ? nothing : html`<p class="against">${view.heldAgainst}</p>`}<p class="provider">${view.suitePath} · run ${state.run.runId} · ${view.answers} · ${view.size} · ${view.money} · ${timeText(view.startedAt)}</p>`}
      </div>
      <div class="controls" role="toolbar" aria-label="Result">${state.status === 'running'
        ? html`<vscode-button secondary @click=${() => controls.post({ type: 'stop' })}><span slot="content-before" aria-hidden="true">■</span>Stop</vscode-button>`
        : view === undefined ? nothing : html`<vscode-button secondary @click=${() => controls.post({ type: 'do', action: 'runAgain' })}><span slot="content-before" aria-hidden="true">▶</span>${resultsActionTitles.runAgain}</vscode-button>`}</div>
    </header>
    ${problem === undefined ? nothing : problemTemplate(problem, controls)}
    ${(view?.notices ?? []).map((notice) => html`<p class="banner info">${notice}</p>`)}
    ${state.status === 'running' ? progressTemplate(state) : nothing}
    ${view === undefined ? nothing : html`${verdictTemplate(view, state.reference, controls)}${sectionsTemplate(view, ui, controls)}`}
  `;
}

function sideTemplate({ model, role }: ResultsSide): TemplateResult {
  return html`<code>${model}</code> <span class="alias">(${role})</span>`;
}

/** `2026-11-22 01:30 UTC` */
function timeText(iso: string): string {
  return `${iso.slice(0, 16).replace('T', ' ')} UTC`;
}

function progressTemplate({ progress }: ResultsState): TemplateResult {
  if (progress === undefined) return html`<p class="running">The suite is starting…</p>`;
  const { done, total, failed, errors, spent } = progress;
  const count = (value: number): string => value.toLocaleString('en-US');
  return html`
    <div class="running">
      <progress max=${total} value=${done} aria-label="Answers judged"></progress>
      <p>${count(done)} of ${count(total)} answers · ${count(failed)} failed · ${count(errors)} errors · ${spent}</p>
    </div>
  `;
}

function verdictTemplate(view: ResultsView, reference: string | undefined, controls: TopControls): TemplateResult {
  const { verdict, pattern, incomplete, alias, table } = view;
  const { decision, label, headline, reasons, sure, counts, flaky, next } = verdict;
  const does = (action: ResultsAction, primary = false): TemplateResult =>
    html`<vscode-button ?secondary=${!primary} data-action=${action} @click=${() => controls.post({ type: 'do', action })}>${resultsActionTitles[action]}</vscode-button>`;
  return html`
    <section class="verdict" data-decision=${decision} aria-labelledby="decision">
      <h2 id="decision" class="decision"><span aria-hidden="true">${{ promote: '✓', hold: '✖', notEnoughEvidence: '?', incomplete: '⚠' }[decision]}</span> ${label}</h2>
      <p class="headline">${headline}</p>
      <ul class="reasons">${reasons.map((reason) => html`<li>${reason}</li>`)}${incomplete === undefined ? nothing : html`<li>${incomplete}</li>`}</ul>
      ${sure === undefined ? nothing : html`<p class="next"><strong>How sure:</strong> ${sure}</p>`}
      <p class="next"><strong>Next:</strong> ${codeParts(next).map(({ text, code }) => (code ? html`<code>${text}</code>` : text))}</p>
      <p class="counts">${counts}${flaky === '' ? nothing : html`<br>Flaky: ${flaky}`}${pattern === undefined ? nothing : html`<br>${pattern}`}</p>
      <div class="actionsBar" role="group" aria-label="What to do with the result">
        ${decision === 'promote' && alias !== undefined ? does('promote', true) : nothing}
        ${table.changes.includes(0) ? html`<vscode-button ?secondary=${decision !== 'hold'} data-action="regressions" @click=${controls.regressions}>Open regressions</vscode-button>` : nothing}
        ${does('copyMarkdown')}${does('openMarkdown')}${does('openHtml')}
      </div>
      <div class="actionsBar" role="group" aria-label="Reference run">
        ${does('bless')}${does('compareReference')}
        <span class="about reference">${reference ?? 'This suite has no reference run yet: that is what later runs are held against.'}</span>
      </div>
    </section>
  `;
}

function sectionsTemplate(view: ResultsView, ui: ResultsUi, { look }: TopControls): TemplateResult {
  const section = (name: ResultsSection, title: string, content: () => TemplateResult): TemplateResult => {
    const open = ui.sections.includes(name);
    const toggle = (event: Event): void => {
      const now = (event.target as HTMLDetailsElement).open;
      if (now !== open) look({ sections: now ? [...ui.sections, name] : ui.sections.filter((one) => one !== name) });
    };
    // what is folded is not drawn
    return html`<details class="fold" data-section=${name} ?open=${open} @toggle=${toggle}><summary>${title}</summary>${open ? content() : nothing}</details>`;
  };
  const kept = view.verdict.bounds.filter(({ state }) => state === 'met').length;
  return html`
    <div class="folds">
      ${view.verdict.bounds.length === 0 ? nothing : section('bounds', `Gate: ${kept} of ${view.verdict.bounds.length} bounds kept`, () => boundsTemplate(view.verdict))}
      ${view.verdict.figures.length === 0 ? nothing : section('figures', 'Figures', () => figuresTemplate(view))}
      ${section('charts', 'Charts', () => chartsTemplate(view.table))}
    </div>
  `;
}

function problemTemplate(problem: PanelProblem, { post }: TopControls): TemplateResult {
  return html`
    <div class="banner problem" role="alert">
      <p><strong>${problem.message}</strong> ${problem.remedy}</p>
      <div class="actions">${problem.actions.map((action) => html`<vscode-button secondary @click=${() => post({ type: 'act', action })}>${problemActionTitles[action]}</vscode-button>`)}</div>
    </div>
  `;
}

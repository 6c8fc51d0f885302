import { html, nothing, type TemplateResult } from 'lit';
import { problemActionTitles, type ComparePanelState, type PanelProblem } from '../../core/views/comparePanel.ts';
import { figuresTemplate } from './figuresTemplate.ts';
import type { Post } from './post.ts';
import { sideTemplate } from './sideTemplate.ts';

/** The whole page for a state; every text of an answer is a text node, so nothing in it can load or run. */
export function pageTemplate(state: ComparePanelState | undefined, post: Post): TemplateResult {
  if (state === undefined) return html`<p class="loading">Loading the comparison…</p>`;
  const { view } = state;
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
    ${state.problem === undefined ? nothing : problemTemplate(state.problem, post)}
    <div class="answers">
      ${sideTemplate('baseline', view.baseline, view.diff, state.running, post)}
      ${sideTemplate('candidate', view.candidate, view.diff, state.running, post)}
    </div>
    ${figuresTemplate(view)}
  `;
}

function runButtons(state: ComparePanelState, post: Post): TemplateResult {
  const ran = state.view.figures.length > 0;
  return html`
    <vscode-button ?disabled=${state.running} title="Run (Ctrl+Enter)" @click=${() => post({ type: 'run' })}>
      <span slot="content-before" aria-hidden="true">▶</span>${ran ? 'Run again' : 'Run'}
    </vscode-button>
    <vscode-button secondary ?disabled=${!state.running} title="Stop (Escape)" @click=${() => post({ type: 'stop' })}>
      <span slot="content-before" aria-hidden="true">■</span>Stop
    </vscode-button>
  `;
}

function problemTemplate(problem: PanelProblem, post: Post): TemplateResult {
  return html`
    <div class="banner problem" role="alert">
      <p><strong>${problem.message}</strong> ${problem.remedy}</p>
      <div class="actions">
        ${problem.actions.map(
          (action) => html`<vscode-button secondary @click=${() => post({ type: 'act', action })}>${problemActionTitles[action]}</vscode-button>`,
        )}
      </div>
    </div>
  `;
}

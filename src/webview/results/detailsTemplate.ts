import { html, nothing, type TemplateResult } from 'lit';
import type { SideName } from '../../core/views/comparison.ts';
import type { AssertionView, CaseAnswerView, CaseDetails, CaseRepeatView, FromResultsPage } from '../../core/views/results.ts';

export type DetailsControls = { readonly post: (message: FromResultsPage) => void; readonly close: () => void };

const marks: Readonly<Record<AssertionView['mark'], string>> = { passed: '✓', failed: '✖', missing: '?' };
const titles: Readonly<Record<SideName, string>> = { baseline: 'Baseline', candidate: 'Candidate' };

/** A case: what was asked, and every answer with what its assertions say. Every text of an answer is a text node. */
export function detailsTemplate(id: string, details: CaseDetails | undefined, { post, close }: DetailsControls): TemplateResult {
  return html`
    <header class="detailsBar">
      <h2>${id}</h2>
      <button class="close" aria-label="Close the case" title="Close (Escape)" @click=${close}>✕</button>
    </header>
    ${details === undefined ? html`<p class="loading">Loading the answers…</p>` : html`
      ${details.description === undefined ? nothing : html`<p>${details.description}</p>`}
      <p class="about"><button class="link" @click=${() => post({ type: 'openCase', case: id })}>${details.place}</button>${details.owner === undefined ? nothing : ` · ${details.owner}`}</p>
      <div class="actionsBar">
        <vscode-button data-action="compare" ?disabled=${details.notComparable !== undefined} @click=${() => post({ type: 'compare', case: id })}>Open in compare panel</vscode-button>
        ${details.notComparable === undefined ? nothing : html`<span class="about">${details.notComparable}</span>`}
      </div>
      ${details.inputs.length === 0 ? nothing : html`<dl class="inputsList">${details.inputs.map(({ name, text }) => html`<dt>${name}</dt><dd>${text}</dd>`)}</dl>`}
      ${details.repeats.length === 0 ? html`<p class="about">It was not asked.</p>` : details.repeats.map((repeat) => repeatTemplate(repeat, details.repeats.length > 1))}
    `}
  `;
}

/** Both answers beside each other, where there is room. */
function repeatTemplate(repeat: CaseRepeatView, several: boolean): TemplateResult {
  const side = (name: SideName): TemplateResult => {
    const answer = repeat[name];
    return html`<article class="caseAnswer" data-side=${name} aria-label="${titles[name]} answer">${answer === undefined ? html`<p class="about">${titles[name]}: not asked.</p>` : answerTemplate(titles[name], answer)}</article>`;
  };
  return html`<section class="repeat" aria-label="Repeat ${repeat.number}">${several ? html`<h3>Repeat ${repeat.number}</h3>` : nothing}<div class="pair">${side('baseline')}${side('candidate')}</div></section>`;
}

function answerTemplate(title: string, { status, text, toolCalls, figures, labels, error, assertions }: CaseAnswerView): TemplateResult {
  return html`
      <p class="about"><strong class="sideName">${title}</strong> <span class="mark" data-state=${status === 'passed' ? 'met' : 'failed'}>${{ passed: '✓ passed', failed: '✖ failed', error: '⚠ error' }[status]}</span>${figures.map((figure) => ` · ${figure}`)} ${labels.map((label) => html`<span class="sample">${label}</span>`)}</p>
      ${error === undefined ? nothing : html`<p class="answerError">${error}</p>`}
      ${text === '' ? nothing : html`<pre class="answerText" tabindex="0">${text}</pre>`}
      ${toolCalls.map((call) => html`<pre class="answerText" tabindex="0">${call}</pre>`)}
      ${assertions.length === 0 ? nothing : html`<ul class="assertions">${assertions.map(({ mark, name, reason }) => html`<li data-mark=${mark}><span class="glyph" role="img" aria-label=${mark}>${marks[mark]}</span> <strong>${name}</strong> ${reason}</li>`)}</ul>`}
  `;
}

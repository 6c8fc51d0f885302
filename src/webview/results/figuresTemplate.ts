import { html, type TemplateResult } from 'lit';
import type { VerdictView } from '../../core/views/verdict.ts';

/** Every bound of the gate with what was seen of it. */
export function boundsTemplate({ bounds }: VerdictView): TemplateResult {
  return html`
    <div class="scroll" tabindex="0" role="region" aria-label="Bounds of the gate"><table>
      <thead><tr><th scope="col">Bound</th><th scope="col">Limit</th><th scope="col">Seen</th><th scope="col">Outcome</th></tr></thead>
      <tbody>${bounds.map(({ id, label, limit, observed, outcome, state }) => html`<tr data-bound=${id}><th scope="row">${label}</th><td>${limit}</td><td>${observed}</td><td><span class="mark" data-state=${state}>${outcome}</span></td></tr>`)}</tbody>
    </table></div>
  `;
}

/** The figures of both sides, and how they were worked out. */
export function figuresTemplate({ figures, method }: VerdictView): TemplateResult {
  return html`
    <div class="scroll" tabindex="0" role="region" aria-label="Figures"><table>
      <thead><tr><td></td><th scope="col">Baseline</th><th scope="col">Candidate</th><th scope="col">Difference</th><th scope="col">Interval</th></tr></thead>
      <tbody>${figures.map(({ id, label, baseline, candidate, delta, interval }) => html`<tr data-figure=${id}><th scope="row">${label}</th><td>${baseline}</td><td>${candidate}</td><td>${delta}</td><td>${interval}</td></tr>`)}</tbody>
    </table></div>
    <p class="method">${method}</p>
  `;
}

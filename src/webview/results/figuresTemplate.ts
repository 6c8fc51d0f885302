import { html, type TemplateResult } from 'lit';
import type { ResultsView } from '../../core/views/results.ts';
import { differenceHeads, gateHeads, testHeads, type VerdictView } from '../../core/views/verdict.ts';

/** Every bound of the gate with what was seen of it. */
export function boundsTemplate({ bounds }: VerdictView): TemplateResult {
  return html`
    <div class="scroll" tabindex="0" role="region" aria-label="Bounds of the gate"><table>
      <thead>${headRow(gateHeads)}</thead>
      <tbody>${bounds.map(({ id, label, limit, observed, mark, outcome, state }) => html`<tr data-bound=${id}><th scope="row">${label}</th><td>${observed}</td><td>${limit}</td><td><span class="mark" data-state=${mark === '~' ? 'open' : state}>${outcome}</span></td></tr>`)}</tbody>
    </table></div>
  `;
}

/** The figures of both sides, and how they were worked out. */
export function figuresTemplate({ verdict: { figures, tests, method }, sides }: ResultsView): TemplateResult {
  return html`
    <div class="scroll" tabindex="0" role="region" aria-label="Figures"><table>
      <thead>${headRow(['Figure', sides.baseline.head, sides.candidate.head, ...differenceHeads])}</thead>
      <tbody>${figures.map(({ id, label, baseline, candidate, delta, interval }) => html`<tr data-figure=${id}><th scope="row">${label}</th><td>${baseline}</td><td>${candidate}</td><td>${delta}</td><td>${interval}</td></tr>`)}</tbody>
    </table></div>
    <div class="scroll" tabindex="0" role="region" aria-label="Tests"><table>
      <thead>${headRow(testHeads)}</thead>
      <tbody>${tests.map(({ id, label, test, pValue, holm, effect }) => html`<tr data-test=${id}><th scope="row">${label}</th><td>${test}</td><td>${pValue}</td><td>${holm}</td><td>${effect}</td></tr>`)}</tbody>
    </table></div>
    <p class="method">${method}</p>
  `;
}

function headRow(heads: readonly string[]): TemplateResult {
  return html`<tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr>`;
}

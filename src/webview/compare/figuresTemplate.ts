import { html, nothing, type TemplateResult } from 'lit';
import type { ComparisonView, FigureRow } from '../../core/views/comparison.ts';
import { gridTemplate } from './gridTemplate.ts';

/** How a figure that nobody measured is written. */
const noFigure = '–';

/** The figures as a table, then what a reader must not miss about them. */
export function figuresTemplate(view: ComparisonView): TemplateResult | typeof nothing {
  const rows = view.figures.filter(({ baseline, candidate }) => baseline !== noFigure || candidate !== noFigure);
  if (rows.length === 0 && view.notices.length === 0) return nothing;
  return html`
    <section class="figures" tabindex="0" aria-label="Figures">
      ${rows.length === 0 ? nothing : tableTemplate(rows, view)}
      ${costsTemplate(view)}
      ${gridTemplate(view.grid)}
      ${view.spent === undefined ? nothing : html`<p class="spent">${view.spent}</p>`}
      ${view.notices.length === 0 ? nothing : html`<ul class="notices">${view.notices.map((notice) => html`<li>${notice}</li>`)}</ul>`}
    </section>
  `;
}

function tableTemplate(figures: readonly FigureRow[], { single }: Pick<ComparisonView, 'single'>): TemplateResult {
  const both = single !== true;
  return html`
    <table>
      <thead>
        <tr>
          <td></td>
          <th scope="col">${both ? 'Baseline' : 'Model'}</th>
          ${both ? html`<th scope="col">Candidate</th><th scope="col">Delta</th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${figures.map(
          (row) => html`
            <tr data-figure=${row.id}>
              <th scope="row">${row.label}</th>
              <td>${row.baseline}${spreadTemplate(row.spread?.baseline)}</td>
              ${both ? html`<td>${row.candidate}${spreadTemplate(row.spread?.candidate)}</td><td class="delta">${row.delta}</td>` : nothing}
            </tr>
          `,
        )}
      </tbody>
    </table>
  `;
}

/** How a figure varied over repeats, under its mean. */
function spreadTemplate(spread: string | undefined): TemplateResult | typeof nothing {
  return spread === undefined || spread === '' ? nothing : html`<span class="spread">${spread}</span>`;
}

/** What the cost is made of, for those who ask. */
function costsTemplate(view: ComparisonView): TemplateResult | typeof nothing {
  const { costs = [] } = view;
  if (costs.length === 0) return nothing;
  return html`<details class="costs"><summary>What the cost is made of</summary>${tableTemplate(costs, view)}</details>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import type { ComparisonView, FigureRow } from '../../core/views/comparison.ts';

/** How a figure that nobody measured is written. */
const noFigure = '–';

/** The figures as a table, then what a reader must not miss about them. */
export function figuresTemplate(view: ComparisonView): TemplateResult | typeof nothing {
  const rows = view.figures.filter(({ baseline, candidate }) => baseline !== noFigure || candidate !== noFigure);
  if (rows.length === 0 && view.notices.length === 0) return nothing;
  return html`
    <section class="figures" aria-label="Figures">
      ${rows.length === 0 ? nothing : tableTemplate(rows)}
      ${view.notices.length === 0 ? nothing : html`<ul class="notices">${view.notices.map((notice) => html`<li>${notice}</li>`)}</ul>`}
    </section>
  `;
}

function tableTemplate(figures: readonly FigureRow[]): TemplateResult {
  return html`
    <table>
      <thead>
        <tr>
          <td></td>
          <th scope="col">Baseline</th>
          <th scope="col">Candidate</th>
          <th scope="col">Delta</th>
        </tr>
      </thead>
      <tbody>
        ${figures.map(
          (row) => html`
            <tr data-figure=${row.id}>
              <th scope="row">${row.label}</th>
              <td>${row.baseline}</td>
              <td>${row.candidate}</td>
              <td class="delta">${row.delta}</td>
            </tr>
          `,
        )}
      </tbody>
    </table>
  `;
}

import { html, nothing, type TemplateResult } from 'lit';
import type { GridCellView } from '../../core/views/comparison.ts';

/** Every version on every model, where more than two answers were asked for. */
export function gridTemplate(cells: readonly GridCellView[] | undefined): TemplateResult | typeof nothing {
  if (cells === undefined) return nothing;
  return html`
    <table class="grid">
      <caption>Versions and models</caption>
      <thead><tr><th scope="col">Version</th><th scope="col">Model</th><th scope="col">Answer</th><th scope="col">Output tokens</th><th scope="col">Total</th><th scope="col">Cost</th><th scope="col">Agreement</th></tr></thead>
      <tbody>${cells.map(cellTemplate)}</tbody>
    </table>
  `;
}

function cellTemplate({ version, model, side, text, status, error, output, total, cost, agreement }: GridCellView): TemplateResult {
  return html`
    <tr data-side=${side ?? ''}>
      <th scope="row">${version}</th>
      <td>${model}${side === undefined ? nothing : html` <span class="compared">${side}</span>`}</td>
      <td class="gridAnswer" title=${text.slice(0, 1000)}>${status === 'complete' ? text.slice(0, 200) : (error ?? status)}</td>
      <td>${output}</td><td>${total}</td><td>${cost}</td><td>${agreement ?? '–'}</td>
    </tr>
  `;
}

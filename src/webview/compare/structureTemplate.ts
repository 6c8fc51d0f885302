import { html, type TemplateResult } from 'lit';
import type { StructureChangeView } from '../../core/views/comparison.ts';
import type { PageUi } from './pageUi.ts';
import { piecesTemplate } from './piecesTemplate.ts';

const kinds: Readonly<Record<StructureChangeView['kind'], string>> = { added: 'added', removed: 'removed', changed: 'changed', moved: 'moved' };

/** Both answers compared as JSON values: a row a difference. The order of keys is none. */
export function structureTemplate(changes: readonly StructureChangeView[], ui: PageUi): TemplateResult {
  if (changes.length === 0) return html`<p class="structure equal">Both answers are the same JSON value.</p>`;
  return html`
    <div class="structure" tabindex="0" role="region" aria-label="Differences of the JSON values">
      <table>
        <thead><tr><th scope="col">Path</th><th scope="col">Change</th><th scope="col">Baseline</th><th scope="col">Candidate</th></tr></thead>
        <tbody>${changes.map((change, index) => rowTemplate(change, index, index === ui.change))}</tbody>
      </table>
    </div>
  `;
}

function rowTemplate({ kind, path, from, before, after }: StructureChangeView, index: number, current: boolean): TemplateResult {
  return html`
    <tr data-change=${index} data-current=${current ? 'true' : 'false'}>
      <th scope="row">${path === '' ? '(whole)' : path}</th>
      <td>${kinds[kind]}${from === undefined ? '' : ` from ${from}`}</td>
      <td>${before === undefined ? '–' : piecesTemplate(before, (piece) => html`<del>${piece}</del>`)}</td>
      <td>${after === undefined ? '–' : piecesTemplate(after, (piece) => html`<ins>${piece}</ins>`)}</td>
    </tr>
  `;
}

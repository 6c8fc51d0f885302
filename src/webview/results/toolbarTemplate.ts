import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { caseFilters, type CaseFilter } from '../../core/views/results.ts';
import type { ResultsUi } from '../../core/views/resultsGuards.ts';
import { casesText } from './announcement.ts';

export type ToolbarControls = { readonly look: (change: { readonly filter: CaseFilter }) => void; readonly search: (text: string) => void };

/** Which cases are shown: filters with their counts, the search, and how many are left. */
export function toolbarTemplate(counts: Readonly<Record<CaseFilter, number>>, ui: ResultsUi, shown: number, { look, search }: ToolbarControls): TemplateResult {
  return html`
    <div class="filters" role="group" aria-label="Which cases">
      ${caseFilters.map((filter) => html`<button class="filter" aria-pressed=${ui.filter === filter ? 'true' : 'false'} data-filter=${filter} @click=${() => look({ filter })}>${filter} <span class="count">${counts[filter].toLocaleString('en-US')}</span></button>`)}
    </div>
    <input type="search" aria-label="Search the cases" placeholder="Search ( / )" title="Ids, tags, severities and reasons" .value=${live(ui.search)} @input=${(event: Event) => search((event.target as HTMLInputElement).value)}>
    <span class="shown">${casesText(shown)}</span>
  `;
}

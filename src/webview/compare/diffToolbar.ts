import { html, nothing, type TemplateResult } from 'lit';
import type { ComparisonView } from '../../core/views/comparison.ts';
import { changeCount, diffModes, modeOf, type DiffMode, type PageUi } from './pageUi.ts';

/** What a person does with the diff; none of it concerns the extension. */
export type DiffControls = { readonly choose: (mode: DiffMode) => void; readonly step: (step: 1 | -1) => void; readonly open: (fold: number) => void };

/** By what the answers are compared, and the way from change to change. */
export function diffToolbar(view: ComparisonView, ui: PageUi, { choose, step }: DiffControls): TemplateResult | typeof nothing {
  if (view.diff.length === 0) return nothing;
  const available = diffModes.filter((mode) => mode === 'words' || (mode === 'lines' ? view.lines : view.structure) !== undefined);
  const count = changeCount(ui, view);
  const said = count === 0 ? 'no changes' : ui.change === undefined ? `${count} ${count === 1 ? 'change' : 'changes'}` : `change ${ui.change + 1} of ${count}`;
  const mode = modeOf(ui, view);
  return html`
    <div class="diffBar" role="group" aria-label="Diff">
      <label>Diff
        <select aria-label="Diff by" @change=${(event: Event) => choose((event.target as HTMLSelectElement).value as DiffMode)}>
          ${available.map((one) => html`<option value=${one} ?selected=${one === mode}>${one}</option>`)}
        </select>
      </label>
      <button class="step" ?disabled=${count === 0} aria-label="Previous change" title="Previous change (Shift+F7)" @click=${() => step(-1)}>◂</button>
      <button class="step" ?disabled=${count === 0} aria-label="Next change" title="Next change (F7)" @click=${() => step(1)}>▸</button>
      <span class="changeCount" aria-live="polite">${said}</span>
    </div>
  `;
}

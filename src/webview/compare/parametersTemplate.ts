import { html, nothing, type TemplateResult } from 'lit';
import type { ParameterRow } from '../../core/views/compareSetup.ts';
import type { SideName } from '../../core/views/comparison.ts';
import type { Post } from './post.ts';

/** Offered for a new parameter; any other name can be typed. Names as in OpenAI's API reference. */
const knownParameters = ['temperature', 'top_p', 'max_output_tokens', 'reasoning_effort', 'verbosity', 'seed', 'frequency_penalty', 'presence_penalty', 'stop'];

/** A side's parameters, edited in place; what its model will not take is said beside it, before anything is sent. */
export function parametersTemplate(side: SideName, rows: readonly ParameterRow[], running: boolean, post: Post): TemplateResult {
  const rejected = rows.filter((row) => row.rejected !== undefined).length;
  const summary = rejected === 0 ? 'Parameters' : `Parameters: ${rejected} not accepted`;
  return html`
    <details class="parameters" data-rejected=${rejected}>
      <summary aria-label="${side === 'baseline' ? 'Baseline' : 'Candidate'} ${summary}"><span class="gear" aria-hidden="true">⚙</span> ${summary}</summary>
      <ul>${rows.map((row) => rowTemplate(side, row, running, post))}</ul>
      ${newRow(side, rows, running, post)}
      ${rows.some(({ edited }) => edited) || rows.length === 0
        ? html`<button class="link" ?disabled=${running} @click=${() => post({ type: 'resetParameters', side })}>Back to the prompt's parameters</button>`
        : nothing}
    </details>
  `;
}

function rowTemplate(side: SideName, { name, text, edited, rejected }: ParameterRow, running: boolean, post: Post): TemplateResult {
  return html`
    <li data-parameter=${name} data-edited=${edited ? 'true' : 'false'}>
      <span class="parameterName">${name}</span>
      <vscode-textfield .label="${side} ${name}" data-text=${text} ?disabled=${running}
        @change=${(event: Event) => post({ type: 'setParameter', side, name, text: (event.target as HTMLInputElement).value })}></vscode-textfield>
      <button class="remove" ?disabled=${running} aria-label="Remove ${name} from the ${side}" title="Remove" @click=${() => post({ type: 'removeParameter', side, name })}>×</button>
      ${rejected === undefined ? nothing : html`<p class="rejected">Not accepted: ${rejected}</p>`}
    </li>
  `;
}

function newRow(side: SideName, rows: readonly ParameterRow[], running: boolean, post: Post): TemplateResult {
  const list = `${side}-parameter-names`;
  const add = (event: Event): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const read = (name: string): string => String(new FormData(form).get(name) ?? '').trim();
    if (read('name') === '' || read('value') === '') return;
    post({ type: 'setParameter', side, name: read('name'), text: read('value') });
    form.reset();
    form.querySelector<HTMLElement>('input')?.focus();
  };
  return html`
    <form class="newParameter" @submit=${add}>
      <input name="name" list=${list} placeholder="name" aria-label="New parameter of the ${side}" ?disabled=${running} />
      <datalist id=${list}>${knownParameters.filter((name) => !rows.some((row) => row.name === name)).map((name) => html`<option value=${name}></option>`)}</datalist>
      <input name="value" placeholder="value" aria-label="Value of the new parameter" ?disabled=${running} />
      <button class="add" ?disabled=${running}>Add</button>
    </form>
  `;
}

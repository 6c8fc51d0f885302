import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import '@vscode-elements/elements/dist/vscode-textarea/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { panelActionTitles } from '../../core/views/comparePanel.ts';
import { readField, type InputField } from '../../core/views/inputForm.ts';
import type { Post } from './post.ts';

/** The prompt's inputs as a form that opens and closes; its summary says what is in it. */
export function inputsTemplate(form: readonly InputField[], running: boolean, post: Post): TemplateResult | typeof nothing {
  if (form.length === 0) return nothing;
  return html`
    <details class="inputs" ?open=${missingIn(form).length > 0}>
      <summary><span class="summaryTitle">Inputs</span> <span class="summaryText">${summaryOf(form)}</span></summary>
      <div class="form">
        ${form.map((field) => fieldTemplate(field, running, post))}
        <div class="formActions">
          <vscode-button secondary data-action="loadInputs" ?disabled=${running} @click=${() => post({ type: 'do', action: 'loadInputs' })}>${panelActionTitles.loadInputs}</vscode-button>
        </div>
      </div>
    </details>
  `;
}

function missingIn(form: readonly InputField[]): readonly string[] {
  return form.filter(({ required, text }) => required && text === '').map(({ name }) => name);
}

function summaryOf(form: readonly InputField[]): string {
  const missing = missingIn(form);
  if (missing.length > 0) return `missing: ${missing.join(', ')}`;
  return form.filter(({ text }) => text !== '').map(({ name, text }) => `${name}: ${text.replaceAll(/\s+/g, ' ').slice(0, 80)}`).join(' · ');
}

function fieldTemplate(field: InputField, running: boolean, post: Post): TemplateResult {
  const { name, kind, description, required } = field;
  const id = `input-${name}`;
  return html`
    <div class="field" data-input=${name}>
      <label for=${id}>${kind === 'flag' ? nothing : name}${required ? html`<span class="needed" title="The template cannot be filled without it"> *</span>` : nothing}</label>
      ${controlTemplate(field, id, running, post)}
      ${description === undefined ? nothing : html`<p class="hint">${description}</p>`}
      <p class="fieldProblem" role="alert"></p>
    </div>
  `;
}

function controlTemplate(field: InputField, id: string, running: boolean, post: Post): TemplateResult {
  const { name, kind, text, choices = [] } = field;
  const change = (event: Event): void => {
    const control = event.target as HTMLElement & { value: string; invalid: boolean };
    const reading = readField(field, control.value);
    const problem = 'problem' in reading ? reading.problem : '';
    control.invalid = problem !== '';
    const said = control.closest('.field')?.querySelector('.fieldProblem');
    if (said) said.textContent = problem;
    if (problem === '') post({ type: 'setInput', name, text: control.value });
  };
  switch (kind) {
    case 'flag':
      // not the library's: one that was turned off once is out of Tab's reach for ever
      return html`<label class="flag"><input type="checkbox" id=${id} .checked=${live(text === 'true')} ?disabled=${running}
        @change=${(event: Event) => post({ type: 'setInput', name, text: String((event.target as HTMLInputElement).checked) })} />${name}</label>`;
    case 'choice':
      return html`<select id=${id} ?disabled=${running} @change=${change}>
        <option value="" ?selected=${text === ''}>(none)</option>
        ${choices.map((choice) => html`<option value=${choice} ?selected=${choice === text}>${choice}</option>`)}
      </select>`;
    case 'longText':
    case 'json':
      return html`<vscode-textarea id=${id} .label=${name} rows=${Math.min(10, Math.max(3, text.split('\n').length))} resize="vertical" ?monospace=${kind === 'json'}
        data-text=${text} ?disabled=${running} @change=${change}></vscode-textarea>`;
    default:
      return html`<vscode-textfield id=${id} .label=${name} data-text=${text} ?disabled=${running} @change=${change}></vscode-textfield>`;
  }
}

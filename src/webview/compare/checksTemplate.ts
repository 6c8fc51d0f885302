import { html, nothing, type TemplateResult } from 'lit';
import type { CheckView, SideName, SideView, ToolCallView } from '../../core/views/comparison.ts';
import { piecesTemplate } from './piecesTemplate.ts';

/** The tool calls of an answer, each against its schema and the other side's, and the answer against the output schema. */
export function checksTemplate(name: SideName, { toolCalls = [], outputCheck }: SideView): TemplateResult | typeof nothing {
  if (toolCalls.length === 0 && outputCheck === undefined) return nothing;
  return html`
    <ul class="checks" aria-label="${name === 'baseline' ? 'Baseline' : 'Candidate'} tool calls and checks">
      ${toolCalls.map(callTemplate)}
      ${outputCheck === undefined ? nothing : html`<li class="check" data-ok=${outputCheck.ok ? 'true' : 'false'}><span class="what">output schema</span> ${mark(outputCheck)}</li>`}
    </ul>
  `;
}

function callTemplate({ name, arguments: given, check, compared, changes = [] }: ToolCallView): TemplateResult {
  return html`
    <li class="check" data-ok=${check?.ok === false ? 'false' : 'true'} data-compared=${compared}>
      <code>${name}(${piecesTemplate(given)})</code> ${check === undefined ? nothing : mark(check)}
      ${compared === 'only' ? html`<span class="compared">only on this side</span>` : nothing}
      ${changes.length === 0 ? nothing : html`<span class="compared">differs at ${changes.map(({ path }) => (path === '' ? 'its arguments' : path)).join(', ')}</span>`}
    </li>
  `;
}

function mark({ ok, reason }: CheckView): TemplateResult {
  return ok
    ? html`<span class="mark" data-ok="true"><span aria-hidden="true">✓</span><span class="visually-hidden">fits its schema</span></span>`
    : html`<span class="mark" data-ok="false"><span aria-hidden="true">✖</span> ${reason ?? 'does not fit its schema'}</span>`;
}

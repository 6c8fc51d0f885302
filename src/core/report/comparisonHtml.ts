import { toComparisonView } from '../compare/view.ts';
import type { Comparison } from '../compare/types.ts';
import type { ComparisonView, DiffPartView, FigureRow, GridCellView, SideName, SideView, StructureChangeView, ToolCallView } from '../views/comparison.ts';
import { foldText } from '../views/folds.ts';
import { changeWords, checkWords, servedBy } from './comparisonWords.ts';
import { escapeHtml } from './escapeHtml.ts';
import { htmlEnd, htmlStart } from './htmlPage.ts';

/** What stands before the comparison: a heading and lines of plain text. */
export type ReportSection = { readonly heading: string; readonly lines: readonly string[] };

/**
 * A comparison as one HTML file that needs nothing else: no script, no address, light and dark by the reader's setting.
 * Everything that came from outside is shown as text.
 */
export function comparisonToHtml(comparison: Comparison, sections: readonly ReportSection[] = []): string {
  const view = toComparisonView(comparison);
  const inputs = Object.entries(comparison.inputs);
  const title = `${view.title}: ${view.baseline.model} and ${view.candidate.model}`;
  return `${htmlStart({ title })}<header>
<h1>${escapeHtml(view.title)}</h1>
<p class="faint">${escapeHtml(comparison.prompt.path)} · ${escapeHtml(view.provider)} · <time datetime="${escapeHtml(comparison.startedAt)}">${escapeHtml(comparison.startedAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC'))}</time></p>
${view.sampleNotice === undefined ? '' : `<p class="sample" role="note">${escapeHtml(view.sampleNotice)}</p>`}
</header>
${sections.map(sectionHtml).join('\n')}
<section aria-labelledby="figures">
<h2 id="figures">Figures</h2>
${figuresHtml(view)}
${view.grid === undefined ? '' : gridHtml(view.grid)}
${view.spent === undefined ? '' : `<p>${escapeHtml(view.spent)}</p>`}
${view.notices.length === 0 ? '' : `<ul class="notices">${view.notices.map((notice) => `<li>${escapeHtml(notice)}</li>`).join('')}</ul>`}
</section>
<section aria-labelledby="answers">
<h2 id="answers">Answers</h2>
<div class="sides">
${sideHtml('baseline', view.baseline, view.diff)}
${sideHtml('candidate', view.candidate, view.diff)}
</div>
</section>
${view.structure === undefined ? '' : structureHtml(view.structure)}
${inputs.length === 0 ? '' : `<section aria-labelledby="inputs"><h2 id="inputs">Inputs</h2><dl>${inputs.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(typeof value === 'string' ? value : JSON.stringify(value))}</dd>`).join('')}</dl></section>`}
${htmlEnd()}`;
}

function sectionHtml({ heading, lines }: ReportSection): string {
  return `<section><h2>${escapeHtml(heading)}</h2><pre>${escapeHtml(lines.join('\n'))}</pre></section>`;
}

function figuresHtml({ figures, costs = [] }: ComparisonView): string {
  const cell = (value: string, range: string | undefined): string => `<td>${escapeHtml(value)}${range === undefined || range === '' ? '' : `<small>${escapeHtml(range)}</small>`}</td>`;
  const row = ({ id, label, baseline, candidate, delta, spread }: FigureRow, part: boolean): string =>
    `<tr data-figure="${escapeHtml(id)}"${part ? ' class="part"' : ''}><th scope="row">${escapeHtml(label)}</th>${cell(baseline, spread?.baseline)}${cell(candidate, spread?.candidate)}<td>${escapeHtml(delta)}</td></tr>`;
  const rows = figures.map((figure) => row(figure, false) + (figure.id === 'cost' ? costs.map((cost) => row(cost, true)).join('') : ''));
  return `<div class="scroll"><table><thead><tr><th scope="col"><span class="hidden">figure</span></th><th scope="col">baseline</th><th scope="col">candidate</th><th scope="col">delta</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function gridHtml(grid: readonly GridCellView[]): string {
  const row = ({ version, model, side, status, error, output, total, cost, agreement, text }: GridCellView): string =>
    `<tr><th scope="row">${escapeHtml(version)}</th><td class="model">${escapeHtml(model)}${side === undefined ? '' : ` <span class="faint">${side}</span>`}</td><td>${escapeHtml(output)}</td><td>${escapeHtml(total)}</td><td>${escapeHtml(cost)}</td><td>${escapeHtml(agreement ?? '–')}</td>` +
    `<td class="answer"><details><summary>${status}</summary><pre dir="auto">${escapeHtml(error ?? text)}</pre></details></td></tr>`;
  return `<h3 class="grid">Versions and models</h3><div class="scroll"><table><thead><tr><th scope="col" class="model">version</th><th scope="col" class="model">model</th><th scope="col">output</th><th scope="col">total</th><th scope="col">cost</th><th scope="col">agreement</th><th scope="col">first answer</th></tr></thead><tbody>${grid.map(row).join('')}</tbody></table></div>`;
}

function structureHtml(changes: readonly StructureChangeView[]): string {
  const items = changes.map((change) => `<li class="${change.kind}"><code>${escapeHtml(changeWords(change))}</code></li>`).join('');
  return `<section aria-labelledby="structure"><h2 id="structure">Changes by structure</h2>${changes.length === 0 ? '<p>None: the two JSON documents are equal.</p>' : `<ul>${items}</ul>`}</section>`;
}

/** One side with its own part of the diff: what the other side does not have is marked, long unchanged stretches are folded. */
function sideHtml(side: SideName, view: SideView, diff: readonly DiffPartView[]): string {
  const own = side === 'baseline' ? 'removed' : 'added';
  const tag = side === 'baseline' ? 'del' : 'ins';
  const parts = diff.filter(({ kind }) => kind === 'same' || kind === own);
  const answer = parts.map(({ kind, text }) => (kind === 'same' ? sameHtml(text, diff.length === 1) : `<${tag}>${escapeHtml(text)}</${tag}>`)).join('');
  const labels = (view.labels ?? []).map((label) => ` <span class="label">${label}</span>`).join('');
  return `<article aria-label="${side}">
<h3><span class="faint">${side}</span> ${view.version === undefined ? '' : `${escapeHtml(view.version)} on `}${view.alias === undefined ? '' : `${escapeHtml(view.alias)} → `}${escapeHtml(view.model)}${labels}</h3>
${servedBy(view) === undefined ? '' : `<p class="sample">Served: ${escapeHtml(servedBy(view) ?? '')}</p>`}
${view.notes.length === 0 ? '' : `<p class="faint">${escapeHtml(view.notes.join(' · '))}</p>`}
${view.error === undefined ? '' : `<p class="error" role="alert">${escapeHtml(view.error)}</p>`}
${view.text === '' ? '<p class="faint">No text.</p>' : `<pre dir="auto">${answer}</pre>`}
${view.toolCalls === undefined ? '' : `<ul class="calls">${view.toolCalls.map(callHtml).join('')}</ul>`}
${view.outputCheck === undefined ? '' : `<p class="${view.outputCheck.ok ? 'faint' : 'error'}">output schema ${escapeHtml(checkWords(view.outputCheck))}</p>`}
</article>`;
}

/** Folded lines open on a click, without a script. */
function sameHtml(text: string, whole: boolean): string {
  if (whole) return escapeHtml(text);
  const pieces = foldText(text, false, false);
  if (pieces.length === 1) return escapeHtml(text);
  const lines = text.split('\n');
  let at = 0;
  return pieces.map((piece) => {
    const count = typeof piece === 'string' ? piece.split('\n').length : piece.count;
    const inside = escapeHtml(lines.slice(at, (at += count)).join('\n'));
    const end = at < lines.length ? '\n' : '';
    return typeof piece === 'string' ? inside + end : `<details class="fold"><summary>${count} unchanged lines</summary>${inside}${end}</details>`;
  }).join('');
}

function callHtml({ name, arguments: given, check, compared, changes = [] }: ToolCallView): string {
  const verdict = check === undefined ? '' : ` <span class="${check.ok ? 'faint' : 'error'}">${escapeHtml(checkWords(check))}</span>`;
  const only = compared === 'only' ? ' <span class="faint">only on this side</span>' : '';
  const differs = changes.length === 0 ? '' : `<ul>${changes.map((change) => `<li><code>${escapeHtml(changeWords(change))}</code></li>`).join('')}</ul>`;
  return `<li><code>${escapeHtml(`${name}(${given})`)}</code>${verdict}${only}${differs}</li>`;
}

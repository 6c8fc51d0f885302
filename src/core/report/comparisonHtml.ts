import { toComparisonView } from '../compare/view.ts';
import type { Comparison } from '../compare/types.ts';
import type { DiffPartView, FigureRow, SideName, SideView } from '../views/comparison.ts';
import { comparisonCss } from './comparisonCss.ts';
import { escapeHtml } from './escapeHtml.ts';

/** What stands before the comparison: a heading and lines of plain text. */
export type ReportSection = { readonly heading: string; readonly lines: readonly string[] };

/**
 * A comparison as one HTML file that needs nothing else: no script, no address, light and dark by the reader's setting.
 * Everything that came from outside is shown as text.
 */
export function comparisonToHtml(comparison: Comparison, sections: readonly ReportSection[] = []): string {
  const view = toComparisonView(comparison);
  const inputs = Object.entries(comparison.inputs);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(view.title)}: ${escapeHtml(view.baseline.model)} and ${escapeHtml(view.candidate.model)}</title>
<style>${comparisonCss}</style>
</head>
<body>
<main>
<header>
<h1>${escapeHtml(view.title)}</h1>
<p class="faint">${escapeHtml(comparison.prompt.path)} · ${escapeHtml(view.provider)} · <time datetime="${escapeHtml(comparison.startedAt)}">${escapeHtml(comparison.startedAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC'))}</time></p>
${view.sampleNotice === undefined ? '' : `<p class="sample" role="note">${escapeHtml(view.sampleNotice)}</p>`}
</header>
${sections.map(sectionHtml).join('\n')}
<section aria-labelledby="figures">
<h2 id="figures">Figures</h2>
${figuresHtml(view.figures)}
${view.notices.length === 0 ? '' : `<ul class="notices">${view.notices.map((notice) => `<li>${escapeHtml(notice)}</li>`).join('')}</ul>`}
</section>
<section aria-labelledby="answers">
<h2 id="answers">Answers</h2>
<div class="sides">
${sideHtml('baseline', view.baseline, view.diff)}
${sideHtml('candidate', view.candidate, view.diff)}
</div>
</section>
${inputs.length === 0 ? '' : `<section aria-labelledby="inputs"><h2 id="inputs">Inputs</h2><dl>${inputs.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(typeof value === 'string' ? value : JSON.stringify(value))}</dd>`).join('')}</dl></section>`}
</main>
</body>
</html>
`;
}

function sectionHtml({ heading, lines }: ReportSection): string {
  return `<section><h2>${escapeHtml(heading)}</h2><pre>${escapeHtml(lines.join('\n'))}</pre></section>`;
}

function figuresHtml(figures: readonly FigureRow[]): string {
  const row = ({ id, label, baseline, candidate, delta }: FigureRow): string =>
    `<tr data-figure="${id}"><th scope="row">${escapeHtml(label)}</th><td>${escapeHtml(baseline)}</td><td>${escapeHtml(candidate)}</td><td>${escapeHtml(delta)}</td></tr>`;
  return `<div class="scroll"><table><thead><tr><th scope="col"><span class="hidden">figure</span></th><th scope="col">baseline</th><th scope="col">candidate</th><th scope="col">delta</th></tr></thead><tbody>${figures.map(row).join('')}</tbody></table></div>`;
}

/** One side with its own part of the diff: what the other side does not have is marked. */
function sideHtml(side: SideName, view: SideView, diff: readonly DiffPartView[]): string {
  const own = side === 'baseline' ? 'removed' : 'added';
  const tag = side === 'baseline' ? 'del' : 'ins';
  const answer = diff
    .filter(({ kind }) => kind === 'same' || kind === own)
    .map(({ kind, text }) => (kind === 'same' ? escapeHtml(text) : `<${tag}>${escapeHtml(text)}</${tag}>`))
    .join('');
  return `<article aria-label="${side}">
<h3><span class="faint">${side}</span> ${view.alias === undefined ? '' : `${escapeHtml(view.alias)} → `}${escapeHtml(view.model)}</h3>
${view.notes.length === 0 ? '' : `<p class="faint">${escapeHtml(view.notes.join(' · '))}</p>`}
${view.error === undefined ? '' : `<p class="error" role="alert">${escapeHtml(view.error)}</p>`}
${view.text === '' ? '<p class="faint">No text.</p>' : `<pre dir="auto">${answer}</pre>`}
</article>`;
}

import type { EvalResult } from '../../evals/runner/evalResult.ts';
import { toResultsView } from './toResultsView.ts';
import type { SideName } from '../../views/comparison.ts';
import { chartsOf, type BarDrawing, type ChartView, type LineDrawing, type Tick } from '../../views/resultCharts.ts';
import { escapeHtml } from '../escapeHtml.ts';

/** Size of a drawing in its own units, and the room it leaves for its ticks. */
const size = { width: 320, height: 150, left: 34, right: 26, top: 20, bottom: 22 } as const;
const inner = { width: size.width - size.left - size.right, height: size.height - size.top - size.bottom } as const;
const x = (share: number): string => (size.left + share * inner.width).toFixed(1);
const y = (share: number): string => (size.top + (1 - share) * inner.height).toFixed(1);

/** Score differences, latency and cost of a result as drawings with their data in tables; nothing where no case has both sides. */
export function chartsHtml(result: EvalResult): string {
  const charts = chartsOf(toResultsView(result, { labels: [], notices: [] }).table);
  return charts.length === 0 ? '' : `<details><summary>Charts</summary><div class="charts">${charts.map(chartHtml).join('\n')}</div></details>`;
}

function chartHtml({ title, summary, drawing, head, rows }: ChartView): string {
  const body = rows.map(([name = '', ...values]) => `<tr><th scope="row">${escapeHtml(name)}</th>${values.map((value) => `<td>${escapeHtml(value)}</td>`).join('')}</tr>`);
  return `<figure><figcaption><b>${title}</b> <span class="faint">${escapeHtml(summary)}</span></figcaption>
<svg role="img" aria-label="${escapeHtml(`${title}. ${summary}`)}" viewBox="0 0 ${size.width} ${size.height}">${drawing.kind === 'bars' ? barsSvg(drawing) : linesSvg(drawing)}</svg>
<details><summary>Data of ${title.toLowerCase()}</summary><div class="scroll"><table><thead><tr>${head.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div></details></figure>`;
}

function barsSvg({ bars, ticks, most }: BarDrawing): string {
  const width = inner.width / bars.length;
  const drawn = bars.map(({ height, side }, at) =>
    (height === 0 ? '' : `<rect class="${side}" x="${(size.left + at * width + 1).toFixed(1)}" y="${y(height)}" width="${(width - 2).toFixed(1)}" height="${(height * inner.height).toFixed(1)}"/>`));
  return `${axisSvg(ticks)}<line class="axis" x1="${x(0.5)}" x2="${x(0.5)}" y1="${y(0)}" y2="${y(1)}"/>${drawn.join('')}<text x="${x(0)}" y="${size.top - 8}">highest: ${escapeHtml(most)}</text>`;
}

function linesSvg({ lines, ticks }: LineDrawing): string {
  const line = (side: SideName): string => `<polyline class="${side}" points="${lines[side].map(([across, up]) => `${x(across)},${y(up)}`).join(' ')}"/>`;
  const legend = (side: SideName, at: number): string => `<polyline class="${side}" points="${x(at)},8 ${x(at + 0.1)},8"/><text x="${x(at + 0.12)}" y="11">${side}</text>`;
  const rules = [0.5, 1].map((share) => `<line class="rule" x1="${x(0)}" x2="${x(1)}" y1="${y(share)}" y2="${y(share)}"/><text text-anchor="end" x="${size.left - 4}" y="${Number(y(share)) + 4}">${share * 100} %</text>`);
  return `${axisSvg(ticks)}${rules.join('')}${line('baseline')}${line('candidate')}${legend('baseline', 0.1)}${legend('candidate', 0.5)}`;
}

function axisSvg(ticks: readonly Tick[]): string {
  const labels = ticks.map(({ at, label }) => `<text text-anchor="middle" x="${x(at)}" y="${size.height - 6}">${escapeHtml(label)}</text>`);
  return `<line class="axis" x1="${x(0)}" x2="${x(1)}" y1="${y(0)}" y2="${y(0)}"/>${labels.join('')}`;
}

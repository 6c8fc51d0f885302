import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { chartsOf, type BarDrawing, type ChartView, type LineDrawing, type Tick } from '../../core/views/resultCharts.ts';
import type { SideName } from '../../core/views/comparison.ts';
import type { ResultsTable } from '../../core/views/results.ts';

/** Size of a drawing in its own units, and the room it leaves for its ticks. */
const size = { width: 320, height: 150, left: 34, right: 26, top: 20, bottom: 22 } as const;
const inner = { width: size.width - size.left - size.right, height: size.height - size.top - size.bottom } as const;

const x = (share: number): number => size.left + share * inner.width;
const y = (share: number): number => size.top + (1 - share) * inner.height;

/** The charts beside each other, each with its data as a table below. */
export function chartsTemplate(table: ResultsTable): TemplateResult {
  const charts = chartsOf(table);
  if (charts.length === 0) return html`<p class="method">No case was answered on both sides, so there is nothing to draw.</p>`;
  return html`<div class="charts">${charts.map(chartTemplate)}</div>`;
}

function chartTemplate({ id, title, summary, drawing, head, rows }: ChartView): TemplateResult {
  return html`
    <figure class="chart" data-chart=${id}>
      <figcaption><strong>${title}</strong> <span class="summary">${summary}</span></figcaption>
      <svg role="img" aria-label="${title}. ${summary}" viewBox="0 0 ${size.width} ${size.height}">${drawing.kind === 'bars' ? barsSvg(drawing) : linesSvg(drawing)}</svg>
      <details><summary>Data of ${title.toLowerCase()}</summary><table>
        <thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
        <tbody>${rows.map(([name, ...values]) => html`<tr><th scope="row">${name}</th>${values.map((value) => html`<td>${value}</td>`)}</tr>`)}</tbody>
      </table></details>
    </figure>
  `;
}

function barsSvg({ bars, ticks, most }: BarDrawing): SVGTemplateResult {
  const width = inner.width / bars.length;
  return svg`
    ${axisSvg(ticks)}
    <line class="axis" x1=${x(0.5)} x2=${x(0.5)} y1=${y(0)} y2=${y(1)}></line>
    ${bars.map(({ height, side }, at) => (height === 0 ? svg`` : svg`<rect class="bar-${side}" x=${x(0) + at * width + 1} y=${y(height)} width=${width - 2} height=${height * inner.height}></rect>`))}
    <text class="label" x=${x(0)} y=${size.top - 8}>highest: ${most}</text>
  `;
}

function linesSvg({ lines, ticks }: LineDrawing): SVGTemplateResult {
  const points = (side: SideName): string => lines[side].map(([across, up]) => `${x(across).toFixed(1)},${y(up).toFixed(1)}`).join(' ');
  return svg`
    ${axisSvg(ticks)}
    ${[0.5, 1].map((share) => svg`<line class="rule" x1=${x(0)} x2=${x(1)} y1=${y(share)} y2=${y(share)}></line><text class="label" text-anchor="end" x=${x(0) - 4} y=${y(share) + 4}>${share * 100} %</text>`)}
    <polyline class="line-baseline" points=${points('baseline')}></polyline>
    <polyline class="line-candidate" points=${points('candidate')}></polyline>
    ${legendSvg('baseline', 0.1)}${legendSvg('candidate', 0.5)}
  `;
}

/** Above the lines, where none can run through it. */
function legendSvg(side: SideName, at: number): SVGTemplateResult {
  return svg`<line class="line-${side}" x1=${x(at)} x2=${x(at + 0.1)} y1="8" y2="8"></line><text class="label" x=${x(at + 0.12)} y="11">${side}</text>`;
}

function axisSvg(ticks: readonly Tick[]): SVGTemplateResult {
  return svg`
    <line class="axis" x1=${x(0)} x2=${x(1)} y1=${y(0)} y2=${y(0)}></line>
    ${ticks.map(({ at, label }) => svg`<text class="label" text-anchor="middle" x=${x(at)} y=${size.height - 6}>${label}</text>`)}
  `;
}

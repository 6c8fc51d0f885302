import { formatCount, formatMs, formatUsd } from './format.ts';
import type { SideName } from './comparison.ts';
import type { ResultsTable } from './results.ts';
import { differenceOf } from './resultsTable.ts';

/** A chart with everything it says as text too: `summary` for its name, `rows` for its data. */
export type ChartView = {
  readonly id: 'score' | 'latency' | 'cost';
  readonly title: string;
  readonly summary: string;
  readonly drawing: BarDrawing | LineDrawing;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** Bars of equal width from left to right; `height` is 0 to 1. */
export type BarDrawing = { readonly kind: 'bars'; readonly bars: readonly { readonly height: number; readonly side: SideName }[]; readonly ticks: readonly Tick[]; readonly most: string };

/** A line a side; x and y are 0 to 1, y upwards. */
export type LineDrawing = { readonly kind: 'lines'; readonly lines: Readonly<Record<SideName, readonly (readonly [number, number])[]>>; readonly ticks: readonly Tick[] };

export type Tick = { readonly at: number; readonly label: string };

/** The charts of a result; those without data are left out. */
export function chartsOf(table: ResultsTable): readonly ChartView[] {
  return [scoreChart(table), sharesChart(table, 'latencyMs'), sharesChart(table, 'costUsd')].filter((chart) => chart !== undefined);
}

/** Bars on each side of no difference. */
const barsASide = 10;

/** How many cases lost and won how much. Cases without a difference are said, not drawn: they would flatten all others. */
function scoreChart(table: ResultsTable): ChartView | undefined {
  const differences = table.ids.flatMap((_id, row) => differenceOf(table, row, 'score') ?? []);
  if (differences.length === 0) return undefined;
  const bins = Array.from({ length: 2 * barsASide }, () => 0);
  for (const difference of differences) {
    if (difference === 0) continue;
    // (0, 0.1] is the first bar of the right half, [-0.1, 0) the last of the left one
    const step = Math.min(barsASide, Math.max(1, Math.ceil(Math.abs(difference) * barsASide - 1e-9)));
    const bin = difference > 0 ? barsASide + step - 1 : barsASide - step;
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  const count = (is: (difference: number) => boolean): string => formatCount(differences.filter(is).length);
  const most = Math.max(...bins);
  const edge = (bin: number): string => ((bin - barsASide) / barsASide).toFixed(1).replace('-', '−');
  return {
    id: 'score',
    title: 'Score differences',
    summary: `Score of the candidate minus that of the baseline, ${cases(differences.length)}: ${count((one) => one < 0)} lower, ${count((one) => one > 0)} higher, ${count((one) => one === 0)} equal (not drawn).`,
    drawing: {
      kind: 'bars', most: cases(most),
      bars: bins.map((size, bin) => ({ height: most === 0 ? 0 : size / most, side: bin < barsASide ? 'baseline' : 'candidate' })),
      ticks: [{ at: 0, label: '−1' }, { at: 0.25, label: '−0.5' }, { at: 0.5, label: '0' }, { at: 0.75, label: '+0.5' }, { at: 1, label: '+1' }],
    },
    head: ['Difference', 'Cases'],
    rows: [
      ['0', count((one) => one === 0)],
      ...bins.flatMap((size, bin) => (size === 0 ? [] : [[`${edge(bin)} … ${edge(bin + 1)}`, formatCount(size)]])),
    ],
  };
}

const texts = {
  latencyMs: { id: 'latency', title: 'Latency', what: 'Share of cases answered within a time, each case\'s mean', format: formatMs },
  costUsd: { id: 'cost', title: 'Cost', what: 'Share of cases answered for at most a sum, each case\'s mean', format: formatUsd },
} as const;

/** In how many steps a line rises. */
const steps = 60;

/** Which share of cases stays within how much: one line a side. */
function sharesChart(table: ResultsTable, column: 'latencyMs' | 'costUsd'): ChartView | undefined {
  const { id, title, what, format } = texts[column];
  const values = { baseline: sorted(table.baseline[column]), candidate: sorted(table.candidate[column]) };
  if (values.baseline.length === 0 || values.candidate.length === 0) return undefined;
  // the slowest in a hundred would leave the others no room
  const widest = Math.max(quantile(values.baseline, 0.99), quantile(values.candidate, 0.99));
  if (widest === 0) return undefined;
  // a share holds until the next value: steps, not slopes
  const line = (side: SideName): readonly (readonly [number, number])[] => [
    [0, 0],
    ...Array.from({ length: steps }, (_, step) => {
      const across = Math.min(1, quantile(values[side], (step + 1) / steps) / widest);
      return [[across, step / steps], [across, (step + 1) / steps]] as const;
    }).flat(),
  ];
  const [before, after] = [values.baseline, values.candidate];
  return {
    id, title,
    summary: `${what}. Half: baseline ${format(quantile(before, 0.5))}, candidate ${format(quantile(after, 0.5))}. 95 %: baseline ${format(quantile(before, 0.95))}, candidate ${format(quantile(after, 0.95))}.`,
    drawing: { kind: 'lines', lines: { baseline: line('baseline'), candidate: line('candidate') }, ticks: [0, 0.5, 1].map((at) => ({ at, label: format(at * widest) })) },
    head: ['Share', 'Baseline', 'Candidate'],
    rows: [0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1].map((share) => [`${formatCount(share * 100)} %`, format(quantile(before, share)), format(quantile(after, share))]),
  };
}

function cases(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'case' : 'cases'}`;
}

function sorted(values: readonly (number | null)[]): readonly number[] {
  return values.filter((value) => value !== null).toSorted((a, b) => a - b);
}

/** The least value that `share` of all do not exceed. */
function quantile(ascending: readonly number[], share: number): number {
  return ascending[Math.max(0, Math.ceil(ascending.length * share - 1e-9) - 1)] ?? 0;
}

/**
 * Simulates suites with known truth and counts what the gate decides. `npm run bench:verdict [-- unchanged|bound|power] [-- --runs N]`
 * prints Markdown tables; the ones in `docs/statistics.md` come from here.
 */
import { parseArgs } from 'node:util';
import type { Gate } from '../../../src/core/evals/gate.ts';
import { casesForPower } from '../../../src/core/evals/statistics/power.ts';
import { judge } from '../../../src/core/evals/verdict/decideVerdict.ts';
import type { Bound, Decision } from '../../../src/core/evals/verdict/types.ts';
import { atTheBound, changed, createSuites, sharesOfPopulation, unchanged, type Population } from './populations.ts';

const fullGate: Gate = { maxDrop: 0.02, maxRegressions: { critical: 0, high: 1 }, maxCostIncrease: 0.2, maxP95LatencyIncrease: 0.1 };
const sizes = [20, 50, 200, 1000];

const { values, positionals } = parseArgs({ options: { runs: { type: 'string' }, seed: { type: 'string', default: '1' } }, allowPositionals: true });
const seed = Number(values.seed);
const parts: Readonly<Record<string, () => void>> = { unchanged: unchangedModels, bound: dropsAtTheBound, power: knownDifferences };
for (const [name, run] of Object.entries(parts)) if (positionals.length === 0 || positionals.includes(name)) run();

type Tally = { readonly decisions: Record<Decision, number>; readonly failed: Record<string, number>; readonly beyond: Record<string, number> };

function simulate(population: Population, cases: number, repeats: number, gate: Gate, runs: number): Tally {
  const draw = createSuites(seed * 1_000_003 + cases * 31 + repeats);
  const tally: Tally = { decisions: { promote: 0, hold: 0, notEnoughEvidence: 0, incomplete: 0 }, failed: {}, beyond: {} };
  for (let run = 0; run < runs; run++) {
    const { decision, bounds } = judge(draw(population, cases, repeats), gate, { seed: run, resamples: 200 });
    tally.decisions[decision]++;
    for (const bound of bounds) {
      if (bound.state === 'failed') tally.failed[bound.id] = (tally.failed[bound.id] ?? 0) + 1;
      if (isBeyond(bound)) tally.beyond[bound.id] = (tally.beyond[bound.id] ?? 0) + 1;
    }
  }
  return tally;
}

/** What a gate that looks at the figure alone, without its interval, would hold. */
function isBeyond({ observed, limit, id }: Bound): boolean {
  return observed !== undefined && (id === 'maxDrop' ? observed < -limit : observed > limit);
}

function unchangedModels(): void {
  const runs = Number(values.runs ?? 1000);
  console.log(`\nUnchanged model, full gate, ${runs} runs a cell: promoted / not enough evidence / **held**; in brackets how often the figure of the bound hit most was beyond it\n`);
  table(['population', 'repeats'], (population, repeats, cases) => {
    const { decisions, beyond } = simulate(population, cases, repeats, fullGate, runs);
    const worst = Math.max(0, ...Object.values(beyond));
    return `${share(decisions.promote, runs)} / ${share(decisions.notEnoughEvidence, runs)} / **${share(decisions.hold, runs)}** (${share(worst, runs)})`;
  }, unchanged);
}

function dropsAtTheBound(): void {
  const runs = Number(values.runs ?? 4000);
  console.log(`\nTrue drop of exactly maxDrop (2 points), no other bound, ${runs} runs a cell: **promoted** / held, each 2.5 % at most\n`);
  table(['population', 'repeats'], (population, repeats, cases) => {
    const { decisions } = simulate(population, cases, repeats, { maxDrop: 0.02, maxSchemaViolationIncrease: 1, maxRefusalIncrease: 1, maxModerationIncrease: 1 }, runs);
    return `**${share(decisions.promote, runs)}** / ${share(decisions.hold, runs)}`;
  }, atTheBound);
}

function knownDifferences(): void {
  const runs = Number(values.runs ?? 1000);
  console.log(`\nKnown difference, as many cases as the sample-size function asks for 80 % power, ${runs} runs a row\n`);
  console.log('| difference | repeats | cases | promoted | held |\n|---|---:|---:|---:|---:|');
  const gate = { maxDrop: 0.02, maxSchemaViolationIncrease: 1, maxRefusalIncrease: 1, maxModerationIncrease: 1 };
  for (const population of changed) {
    for (const repeats of [1, 3]) {
      const cases = casesForPower(sharesOfPopulation(population, repeats), { maxDrop: 0.02, confidence: 0.95, power: 0.8 }) ?? 0;
      const { decisions } = simulate(population, cases, repeats, gate, runs);
      console.log(`| ${population.name} | ${repeats} | ${cases} | ${share(decisions.promote, runs)} | ${share(decisions.hold, runs)} |`);
    }
  }
}

function table(columns: readonly string[], cell: (population: Population, repeats: number, cases: number) => string, populations: readonly Population[]): void {
  console.log(`| ${[...columns, ...sizes.map((size) => `${size} cases`)].join(' | ')} |\n|---|---:|${sizes.map(() => '---:').join('|')}|`);
  for (const population of populations) {
    for (const repeats of [1, 3]) console.log(`| ${[population.name, repeats, ...sizes.map((size) => cell(population, repeats, size))].join(' | ')} |`);
  }
}

function share(count: number, runs: number): string {
  return `${((100 * count) / runs).toFixed(1)} %`;
}

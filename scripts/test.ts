/**
 * `npm test [-- stage…]`: everything that must hold, or the named stages alone. The last line is `N passed, N failed`.
 * Exit codes: 0 all passed, 1 a failure, 2 something is missing on this machine (the one command to run is printed).
 */
import { requireNode } from './test/requireNode.ts';
import { clearResults, writeResult } from './test/results.ts';
import { runStages } from './test/stage.ts';
import { stages } from './test/stages.ts';
import { formatSummary } from './test/summary.ts';
import { ensurePrerequisites } from './vscode/prerequisites.ts';

requireNode();
const chosen = process.argv.slice(2);
const unknown = chosen.find((name) => !stages.some((stage) => stage.name === name));
if (unknown !== undefined) {
  console.error(`There is no stage "${unknown}"; the stages are ${stages.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}
const selected = stages.filter(({ name }) => chosen.length === 0 || chosen.includes(name));

if (selected.some(({ name }) => name === 'host' || name === 'e2e') && !(await ensurePrerequisites())) process.exit(2);
clearResults();
const results = await runStages(
  selected,
  ({ title }) => console.log(`\n== ${title}`),
  (result) => {
    writeResult(result);
    const what = `${result.passed} passed, ${result.failed} failed in ${result.seconds.toFixed(1)} s`;
    console.log(`== ${result.name}: ${what}${result.note === undefined ? '' : ` (${result.note})`}`);
  },
);
console.log(`\n${formatSummary(results)}`);
process.exitCode = results.some(({ failed }) => failed > 0) ? 1 : 0;

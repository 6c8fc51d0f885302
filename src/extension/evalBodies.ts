/** What eval suites do in the editor, as one bundle of its own that is read with the first suite that is listed or run. */
export { createEvals } from './evals/createEvals.ts';
export { blessShown, showRegressions } from './results/fromPalette.ts';
export { choosePastRun } from './results/keptResult.ts';
export { createResultsPage } from './results/resultsPage.ts';

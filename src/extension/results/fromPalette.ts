import { PromptshiftError } from '../../core/errors.ts';
import type { Services } from '../services.ts';
import { choosePastRun, pastRuns } from './keptResult.ts';
import type { Results } from './registerResults.ts';
import type { ResultsPage } from './resultsPage.ts';

/** What a command of the palette works on: the page that was looked at last, if one is open. */
export type Shown = { readonly last: ResultsPage | undefined; readonly show: Results['show'] };

/** Blesses the run that is shown, else one that is asked for. */
export async function blessShown(services: Services, { last, show }: Shown): Promise<void> {
  const ref = last?.ref ?? (await choosePastRun(services, 'Bless as reference run'));
  if (ref !== undefined) (await show(ref)).act('bless');
}

/** Shows the regressions of the page that was looked at last, else of the newest run. */
export async function showRegressions(services: Services, { last, show }: Shown): Promise<void> {
  const ref = last?.ref ?? (await pastRuns(services, 1))[0]?.ref;
  if (ref === undefined) throw new PromptshiftError('configuration', 'No run of an eval suite is kept in this workspace.', 'Run a suite first.');
  await show(ref, 'regressions');
}

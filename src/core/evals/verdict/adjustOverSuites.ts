import { holm } from '../statistics/holm.ts';
import type { VerdictFigures } from './types.ts';

/** Several suites at once: each one's p-value of the pass rate, adjusted after Holm over the suites. In the order given. */
export function adjustOverSuites(verdicts: readonly Pick<VerdictFigures, 'passRate'>[]): readonly number[] {
  return holm(verdicts.map(({ passRate }) => passRate.test.pValue));
}

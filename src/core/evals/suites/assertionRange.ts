import type { TextRange } from '../../text/range.ts';
import { readSuiteDocument } from './suiteDocument.ts';
import type { Suite, SuiteCase } from './types.ts';

/**
 * Where the assertions of a case stand in the suite's text, without a byte order mark: by their index in `SuiteCase.assert`, whose first
 * ones are the suite's defaults. Undefined for one that stands in a file of cases, at the case's own place.
 */
export async function createAssertionRanges(text: string, { defaults, cases }: Pick<Suite, 'defaults' | 'cases'>): Promise<(id: string, index: number) => TextRange | undefined> {
  const document = await readSuiteDocument(text);
  const places = new Map<SuiteCase['id'], number>(cases.map(({ id }, at) => [id, at]));
  return (id, index) => {
    if (document.problems.length > 0) return undefined;
    const own = index - defaults.assert.length;
    if (own < 0) return document.valueRange(['defaults', 'assert', index]);
    const at = places.get(id);
    return at === undefined ? undefined : document.valueRange(['cases', at, 'assert', own]);
  };
}

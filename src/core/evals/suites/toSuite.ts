import type { Assertion } from '../assertions/options.ts';
import type { Gate } from '../gate.ts';
import { toCase, type CaseFields } from './caseFields.ts';
import type { Place, Suite } from './types.ts';

/** A suite as it is written, valid by the schema. */
export type SuiteFields = Partial<Pick<
  Suite,
  'name' | 'description' | 'prompt' | 'alias' | 'baseline' | 'candidate' | 'endpoint' | 'repeat' | 'concurrency' | 'seed' | 'timeoutMs' | 'outputLimit' | 'maxToolTurns' | 'parameters' | 'embeddings' | 'moderation' | 'budget'
>> & {
  readonly judge?: { readonly model: string; readonly parameters?: Readonly<Record<string, unknown>>; readonly timeoutMs?: number };
  readonly defaults?: { readonly assert?: readonly Assertion[]; readonly threshold?: number };
  readonly cases?: readonly CaseFields[];
  readonly casesFrom?: string | readonly string[];
  readonly gate?: Gate;
};

/** The files a suite names, as paths from the root. */
export type SuiteReferences = Pick<Suite, 'prompt' | 'casesFrom'>;

/** The suite that fields mean. Numbers that are left out are said here and in the schema's descriptions. */
export function toSuite(path: string, fields: SuiteFields, { prompt, casesFrom }: SuiteReferences, placeOfCase: (index: number) => Place): Suite {
  const { prompt: _prompt, casesFrom: _casesFrom, judge, defaults: given, cases = [], ...plain } = fields;
  const defaults = { assert: given?.assert ?? [], ...(given?.threshold === undefined ? {} : { threshold: given.threshold }) };
  const common = { defaults, ...(prompt === undefined ? {} : { prompt }) };
  return {
    name: path.slice(path.lastIndexOf('/') + 1).replace(/\.eval\.ya?ml$/, ''),
    repeat: 1, concurrency: 4, seed: 0, timeoutMs: 120_000, maxToolTurns: 8, parameters: {}, gate: {},
    ...plain,
    path, casesFrom,
    ...common,
    ...(judge === undefined ? {} : { judge: { parameters: {}, timeoutMs: 60_000, ...judge } }),
    cases: cases.map((each, index) => toCase(each, placeOfCase(index), common)),
  };
}

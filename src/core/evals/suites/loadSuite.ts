import { PromptshiftError } from '../../errors.ts';
import { parseSuite } from './parseSuite.ts';
import { readCases } from './readCases.ts';
import { suiteRisks, type SuiteRisk } from './suiteRisks.ts';
import { createSuiteSchema } from './suiteSchema.ts';
import type { ParsedSuite, SuiteCase, SuiteFiles, SuiteProblem } from './types.ts';

/** A suite with all its cases. `suite` is there when nothing in it or in its files is an error. */
export type LoadedSuite = ParsedSuite & {
  readonly cases: readonly SuiteCase[];
  /** What it would have done that nobody may do unasked; see `suiteRisks`. */
  readonly risks: readonly SuiteRisk[];
};

/** Reads a suite's text and the files it names. Never throws for what they hold. */
export async function loadSuite(path: string, text: string, files: SuiteFiles, signal: AbortSignal): Promise<LoadedSuite> {
  const schema = await createSuiteSchema();
  const parsed = await parseSuite(path, text, schema);
  const cases: SuiteCase[] = [];
  const problems: SuiteProblem[] = [...parsed.problems];
  if (parsed.suite !== undefined) {
    for await (const read of readCases(parsed.suite, files, signal, schema)) {
      if ('case' in read) cases.push(read.case);
      else problems.push(read.problem);
    }
  }
  const { suite, outside } = parsed;
  const risks = suiteRisks(parsed, cases);
  const fine = suite !== undefined && problems.every(({ severity }) => severity !== 'error');
  return { ...(fine ? { suite } : {}), outside, problems, cases, risks };
}

/** The error to stop with when a suite cannot be run: its first one, naming file and line, and how many more there are. */
export function suiteError(problems: readonly SuiteProblem[]): PromptshiftError | undefined {
  const [first, ...more] = problems.filter(({ severity }) => severity === 'error');
  if (first === undefined) return undefined;
  const rest = more.length === 0 ? '' : ` There ${more.length === 1 ? 'is 1 more error' : `are ${more.length} more errors`}.`;
  return new PromptshiftError('configuration', `${first.path}:${first.line}:${first.column}: ${first.message}`, `${first.remedy}${rest}`);
}

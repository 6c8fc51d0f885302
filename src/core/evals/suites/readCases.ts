import { PromptshiftError } from '../../errors.ts';
import { assertionComplaints } from './assertionComplaints.ts';
import { createAssertionFiles } from './assertionFiles.ts';
import { saysSomething, silent, toCase, type CaseFields } from './caseFields.ts';
import { unusedId } from './caseIds.ts';
import { csvRows, jsonlRows, type Row } from './rows.ts';
import type { Complaint } from './schemaComplaints.ts';
import { createSuiteSchema, type SuiteSchema } from './suiteSchema.ts';
import { fieldsOfRow } from './tableRow.ts';
import type { CaseFile, Place, Suite, SuiteCase, SuiteFiles, SuiteProblem } from './types.ts';

export type ReadCase = { readonly case: SuiteCase } | { readonly problem: SuiteProblem };

const maxBytes = { jsonl: 2 * 1024 ** 3, csv: 128 * 1024 ** 2 } as const;
/** After so many in one file the rest is not looked at. */
const mostProblems = 20;

/**
 * The cases of a suite in their order: its own, then those of its files, read as they are asked for, with the files that
 * assertions name put in their place. What is wrong comes between them; a case with an error does not come.
 */
export async function* readCases(suite: Suite, files: SuiteFiles, signal: AbortSignal, compiled?: SuiteSchema): AsyncIterable<ReadCase> {
  const schema = compiled ?? await createSuiteSchema();
  const assertionFiles = createAssertionFiles(suite.path, files, signal);
  const ids = new Map<string, Place>();
  const usesExpected = JSON.stringify(suite.defaults.assert).includes('{{expected_output}}');

  async function finished(each: SuiteCase): Promise<ReadCase> {
    const id = each.idIsDerived === true ? unusedId(each.id, ids) : each.id;
    const first = ids.get(id);
    if (first !== undefined) return { problem: problemAt(each.place, `The id "${id.slice(0, 60)}" stands at ${first.path}:${first.line} too.`, 'Give each case an id of its own.') };
    ids.set(id, each.place);
    const filled = await assertionFiles.fill(each.assert);
    if ('refused' in filled) return { problem: problemAt(each.place, filled.refused, filled.remedy) };
    return { case: id === each.id && filled.assert === each.assert ? each : { ...each, id, assert: filled.assert } };
  }

  async function* ofFile(file: CaseFile): AsyncIterable<ReadCase> {
    const warned = new Set<string>();
    let problems = 0;
    for await (const rows of rowsOf(file, files, signal)) {
      signal.throwIfAborted();
      for (const row of rows) {
        const read = caseOfRow(row, file);
        for (const problem of read.problems) {
          if (problem.severity === 'warning' && warned.has(problem.message)) continue;
          warned.add(problem.message);
          problems += Number(problem.severity === 'error');
          yield { problem };
        }
        if (read.case !== undefined) {
          const done = await finished(read.case);
          problems += Number('problem' in done);
          yield done;
        }
        if (problems >= mostProblems) {
          yield { problem: problemAt({ path: file.path, line: row.line }, 'The rest of the file was not read.', 'Correct the rows named above first.') };
          return;
        }
      }
    }
  }

  function caseOfRow(row: Row, { path }: CaseFile): { readonly case?: SuiteCase; readonly problems: readonly SuiteProblem[] } {
    const place = { path, line: row.line };
    if ('problem' in row) return { problems: [problemAt(place, row.problem, row.remedy)] };
    const read = isCase(row.value) ? { fields: row.value as CaseFields } : fieldsOfRow(row.value, usesExpected);
    if ('problem' in read) return { problems: [problemAt(place, read.problem, read.remedy)] };
    const complaints = schema.case(read.fields);
    const valid = complaints.every(({ severity }) => severity === 'warning');
    const found = valid ? [...complaints, ...(read.fields.assert ?? []).flatMap((assertion, at) => assertionComplaints(assertion, ['assert', at]))] : complaints;
    const problems = found.map((complaint) => problemAt(place, complaint.message, complaint.remedy, complaint.severity));
    if (problems.some(({ severity }) => severity === 'error')) return { problems };
    const made = toCase(read.fields, place, suite);
    return saysSomething(made, suite) ? { case: made, problems } : { problems: [...problems, problemAt(place, silent.message, silent.remedy)] };
  }

  for (const each of suite.cases) yield await finished(each);
  for (const file of suite.casesFrom) {
    try {
      yield* ofFile(file);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof PromptshiftError)) throw error;
      yield { problem: problemAt(file.place, error.message, error.remedy) };
    }
  }
}

export function problemAt({ path, line }: Place, message: string, remedy: string, severity: Complaint['severity'] | 'error' = 'error'): SuiteProblem {
  return { severity, message, remedy, path, line, column: 1 };
}

/** A line that is written like a case in a suite, not like a row of a table. */
function isCase(row: Readonly<Record<string, unknown>>): boolean {
  return typeof row['vars'] === 'object' && row['vars'] !== null && !Array.isArray(row['vars']);
}

function rowsOf({ path, format }: CaseFile, files: SuiteFiles, signal: AbortSignal): AsyncIterable<readonly Row[]> {
  const chunks = files.stream(path, maxBytes[format], signal);
  return format === 'jsonl' ? jsonlRows(chunks) : once(csvRows(chunks));
}

async function* once<Value>(value: Promise<Value>): AsyncIterable<Value> {
  yield await value;
}

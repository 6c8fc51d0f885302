import { LineIndex } from '../../text/lineIndex.ts';
import type { TextRange } from '../../text/range.ts';
import { assertionComplaints } from './assertionComplaints.ts';
import { fileOf } from './assertionFiles.ts';
import { saysSomething, silent } from './caseFields.ts';
import type { Complaint } from './schemaComplaints.ts';
import { readSuiteDocument } from './suiteDocument.ts';
import { pathInside } from './suitePaths.ts';
import { createSuiteSchema, type SuiteSchema } from './suiteSchema.ts';
import { toSuite, type SuiteFields, type SuiteReferences } from './toSuite.ts';
import type { CaseFile, OutsidePath, ParsedSuite, Place, SuiteProblem } from './types.ts';

type Path = readonly (string | number)[];

/**
 * Reads the text of a suite; `path` is relative to the workspace's root, with '/'. No other file is looked at. Never throws
 * for what the text holds: what is wrong is in `problems`, in the order of the text, without a byte order mark.
 */
export async function parseSuite(path: string, text: string, compiled?: SuiteSchema): Promise<ParsedSuite> {
  const bare = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const lines = new LineIndex(bare);
  const [document, schema] = await Promise.all([readSuiteDocument(bare), compiled ?? createSuiteSchema()]);
  const problem = ({ severity, message, remedy, range }: Pick<Complaint, 'message' | 'remedy' | 'severity'> & { readonly range: TextRange }): SuiteProblem =>
    ({ severity: severity ?? 'error', message, remedy, path, ...lines.positionAt(range.start), range });
  if (document.problems.length > 0) return { outside: [], problems: document.problems.map(problem) };
  const placed = (complaint: Complaint): SuiteProblem => problem({ ...complaint, range: complaint.atKey === true ? document.keyRange(complaint.path) : document.valueRange(complaint.path) });
  const placeOf = (at: Path): Place => ({ path, line: lines.positionAt(document.valueRange(at).start).line });

  const bySchema = document.value === null ? [{ message: 'The suite is empty.', remedy: 'Give it an alias, cases and what is asked of the answers.', path: [] }] : schema.suite(document.value);
  if (bySchema.some(({ severity }) => severity !== 'warning')) return { outside: [], problems: inOrder(bySchema.map(placed)) };
  const fields = document.value as SuiteFields;
  const references = referencesOf(path, fields, placeOf);
  const suite = toSuite(path, fields, references, (index) => placeOf(['cases', index]));
  const silentCases = suite.cases.flatMap((each, at): Complaint[] => (saysSomething(each, suite) ? [] : [{ ...silent, path: ['cases', at] }]));
  const problems = inOrder([...bySchema, ...modelComplaints(fields), ...caseComplaints(fields), ...silentCases, ...references.complaints].map(placed));
  return problems.some(({ severity }) => severity === 'error') ? { outside: references.outside, problems } : { suite, outside: [], problems };
}

function modelComplaints({ alias, baseline, candidate }: SuiteFields): readonly Complaint[] {
  if (alias !== undefined || (baseline !== undefined && candidate !== undefined)) return [];
  if (baseline === undefined && candidate === undefined) return [{ message: 'The suite names no models.', remedy: 'Add alias: with an alias that has a candidate, or baseline: and candidate:.', path: [] }];
  const lacking = baseline === undefined ? 'baseline' : 'candidate';
  return [{ message: `The suite has no "${lacking}".`, remedy: `Add ${lacking}: with a model id, or alias:.`, path: [baseline === undefined ? 'candidate' : 'baseline'], atKey: true }];
}

function caseComplaints({ defaults, cases = [], casesFrom }: SuiteFields): readonly Complaint[] {
  const empty: Complaint[] = cases.length === 0 && (casesFrom === undefined || casesFrom.length === 0)
    ? [{ message: 'The suite has no cases.', remedy: 'Write them under cases, or name a .jsonl or .csv file under casesFrom.', path: [] }] : [];
  return [
    ...empty,
    ...(defaults?.assert ?? []).flatMap((assertion, at) => assertionComplaints(assertion, ['defaults', 'assert', at])),
    ...cases.flatMap(({ assert = [] }, index) => assert.flatMap((assertion, at) => assertionComplaints(assertion, ['cases', index, 'assert', at]))),
  ];
}

/** Looks at every path in the suite, reading nothing. */
function referencesOf(suitePath: string, fields: SuiteFields, placeOf: (at: Path) => Place): SuiteReferences & { readonly outside: readonly OutsidePath[]; readonly complaints: readonly Complaint[] } {
  const outside: OutsidePath[] = [];
  const complaints: Complaint[] = [];
  const casesFrom: CaseFile[] = [];
  const resolve = (reference: string, at: Path): string | undefined => {
    const inside = pathInside(suitePath, reference);
    if ('path' in inside) return inside.path;
    outside.push({ path: reference, place: placeOf(at) });
    complaints.push({ message: `"${reference.slice(0, 200)}" ${inside.refused}.`, remedy: 'Name a file of the workspace, relative to this one; in the terminal, the workspace is the folder in which the command runs.', path: at });
    return undefined;
  };
  const prompt = fields.prompt === undefined ? undefined : resolve(fields.prompt, ['prompt']);
  const listed = typeof fields.casesFrom === 'string' ? [fields.casesFrom] : fields.casesFrom ?? [];
  for (const [index, reference] of listed.entries()) {
    const at = typeof fields.casesFrom === 'string' ? ['casesFrom'] : ['casesFrom', index];
    const format = /\.(jsonl|csv)$/i.exec(reference)?.[1]?.toLowerCase();
    const inside = resolve(reference, at);
    if (format !== 'jsonl' && format !== 'csv') complaints.push({ message: `"${reference.slice(0, 200)}" is neither a .jsonl nor a .csv file.`, remedy: 'Save the cases as one of the two.', path: at });
    else if (inside !== undefined) casesFrom.push({ path: inside, format, place: placeOf(at) });
  }
  const assertions = [{ assert: fields.defaults?.assert ?? [], at: ['defaults', 'assert'] as Path }, ...(fields.cases ?? []).map(({ assert = [] }, index) => ({ assert, at: ['cases', index, 'assert'] as Path }))];
  for (const { assert, at } of assertions) {
    for (const [index, assertion] of assert.entries()) {
      const reference = fileOf(assertion);
      if (reference !== undefined) resolve(reference, [...at, index, 'file' in assertion ? 'file' : 'schema']);
    }
  }
  return { ...(prompt === undefined ? {} : { prompt }), casesFrom, outside, complaints };
}

function inOrder(problems: readonly SuiteProblem[]): readonly SuiteProblem[] {
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
}

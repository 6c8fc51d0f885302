import type { CaseSeverity } from '../gate.ts';
import type { CaseFields } from './caseFields.ts';

/** Columns that speak of the case itself; every other one is a variable, `prompt` and `expected_output` too. */
const own = new Set(['id', 'owner', 'priority', 'severity', 'tags', 'similarity_threshold']);
/** Keys of a case that are written as lists or maps; a text under such a name is a variable. */
const structured = ['assert', 'messages', 'toolResults'] as const;

const priorities: Readonly<Record<string, CaseSeverity>> = {
  critical: 'critical', p0: 'critical', blocker: 'critical', urgent: 'critical',
  high: 'high', p1: 'high', major: 'high',
  normal: 'normal', medium: 'normal', p2: 'normal',
  low: 'low', p3: 'low', p4: 'low', minor: 'low',
};

/**
 * A row of names to values as a case. `expected_output` asks for similarity where the row has a `similarity_threshold`, for
 * the same text otherwise; it only fills `{{expected_output}}` where the suite's defaults use that.
 */
export function fieldsOfRow(row: Readonly<Record<string, unknown>>, defaultsUseExpected: boolean): { readonly fields: CaseFields } | { readonly problem: string; readonly remedy: string } {
  const filled = (key: string): unknown => (row[key] === '' || row[key] === null ? undefined : row[key]);
  const priority = filled('severity') ?? filled('priority');
  const severity = priority === undefined ? undefined : priorities[String(priority).trim().toLowerCase()];
  if (priority !== undefined && severity === undefined) return { problem: `"${String(priority).slice(0, 60)}" is no priority.`, remedy: 'Write critical, high, normal or low (or P0 to P3).' };
  const least = filled('similarity_threshold');
  const threshold = least === undefined ? undefined : Number(least);
  if (threshold !== undefined && !(threshold >= 0 && threshold <= 1)) return { problem: `"${String(least).slice(0, 60)}" is no similarity threshold.`, remedy: 'Write a number from 0 to 1.' };

  const implied = defaultsUseExpected ? [] : impliedBy(filled('expected_output'), threshold);
  const isStructured = (key: string): boolean => structured.some((each) => each === key) && typeof filled(key) === 'object';
  const written = isStructured('assert') ? filled('assert') : undefined;
  const tags = filled('tags');
  const owner = filled('owner');
  const fields = {
    ...(filled('id') === undefined ? {} : { id: filled('id') }),
    ...(owner === undefined ? {} : { owner: String(owner) }),
    ...(severity === undefined ? {} : { severity }),
    ...(tags === undefined ? {} : { tags: typeof tags === 'string' ? tags.split(/[,;|]/).map((tag) => tag.trim()).filter((tag) => tag !== '') : tags }),
    vars: Object.fromEntries(Object.entries(row).filter(([key]) => !own.has(key) && !isStructured(key))),
    ...(isStructured('messages') ? { messages: filled('messages') } : {}),
    ...(isStructured('toolResults') ? { toolResults: filled('toolResults') } : {}),
    ...(written === undefined && implied.length === 0 ? {} : { assert: Array.isArray(written) ? [...implied, ...written as unknown[]] : written ?? implied }),
  };
  // Checked by the schema before anyone relies on it.
  return { fields: fields as CaseFields };
}

/** What a row's expected output asks for. What a table expects is text, also where it holds braces. */
function impliedBy(expected: unknown, threshold: number | undefined): readonly unknown[] {
  if (expected === undefined) return [];
  if (typeof expected === 'object') return [{ type: 'json-equals', value: expected }];
  const value = String(expected).includes('{{') ? '{{expected_output}}' : String(expected);
  return [threshold === undefined ? { type: 'equals', value } : { type: 'similar', value, threshold }];
}

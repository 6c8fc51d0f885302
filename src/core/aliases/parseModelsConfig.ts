import type { ErrorObject } from 'ajv';
import type { ParseError } from 'jsonc-parser';
import { PromptshiftError } from '../errors.ts';
import { LineIndex } from '../text/lineIndex.ts';
import { aliasPositions } from './aliasPositions.ts';
import { compileConfigSchema } from './compileConfigSchema.ts';
import { plainJsonProblems, twiceDefined, type Complaint } from './configComplaints.ts';
import { complaintOf } from './schemaComplaints.ts';
import type { Alias, ConfigProblem, ParsedModelsConfig } from './types.ts';
import { recordOf } from '../views/record.ts';

/**
 * Reads the text of a `models.config.json`. Never throws for what the text holds: what is wrong is in `problems`, in the
 * order of the text, and everything else is read. Comments and trailing commas are warnings, because the application
 * reads the file as plain JSON.
 */
export async function parseModelsConfig(text: string): Promise<ParsedModelsConfig> {
  const [validate, json] = await Promise.all([compileConfigSchema(), import('jsonc-parser')]);
  const lines = new LineIndex(text);
  const problem = ({ severity = 'error', message, remedy, range }: Complaint): ConfigProblem =>
    ({ severity, message, remedy, range, line: lines.positionAt(range.start).line });

  const mistakes: ParseError[] = [];
  const root = json.parseTree(text, mistakes, { allowTrailingComma: true });
  const broken = mistakes.slice(0, 1).map((mistake) => problem({
    message: `This is not valid JSON: ${syntaxWords(json.printParseErrorCode(mistake.error))}.`,
    remedy: 'Correct it here.',
    range: { start: mistake.offset, end: mistake.offset + mistake.length },
  }));
  if (root === undefined) {
    const empty = problem({ message: 'The file is empty.', remedy: 'The least it can hold is { "aliases": {} }.', range: { start: 0, end: 0 } });
    return { config: { aliases: {} }, positions: {}, problems: broken.length > 0 && text.trim() !== '' ? broken : [empty] };
  }

  const value: unknown = json.getNodeValue(root);
  const complaints = [...twiceDefined(root), ...plainJsonProblems(text, json)];
  if (!validate(value)) {
    // A broken text lacks things because it breaks off: naming them as well would only distract.
    if (broken.length === 0) complaints.push(...(validate.errors ?? []).flatMap((error) => complaintOf(error, root, json) ?? []));
  }
  const positions = aliasPositions(json.findNodeAtLocation(root, ['aliases']));
  const wrong = new Set((validate.errors ?? []).map(aliasIn));
  const valid = Object.entries(aliasesIn(value)).filter(([name]) => !wrong.has(name) && !wrong.has(''));
  const problems = [...broken, ...complaints.map(problem)].toSorted((a, b) => a.range.start - b.range.start);
  return { config: { aliases: Object.fromEntries(valid) as Record<string, Alias> }, positions, problems };
}

/** The error to stop with when a file cannot be used; `path` is how people know it. Undefined when there is none. */
export function modelsConfigError(path: string, problems: readonly ConfigProblem[]): PromptshiftError | undefined {
  const first = problems.find(({ severity }) => severity === 'error');
  return first === undefined ? undefined : new PromptshiftError('configuration', `${path}:${first.line}: ${first.message}`, first.remedy);
}

/** The alias an error lies in, or '' when it concerns the file as a whole. */
function aliasIn({ instancePath, keyword, params, propertyName }: ErrorObject): string {
  const [, top, name] = instancePath.split('/').map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (top !== 'aliases') return '';
  if (name !== undefined) return name;
  return propertyName ?? (keyword === 'propertyNames' ? String(params['propertyName']) : '');
}

function aliasesIn(value: unknown): Readonly<Record<string, unknown>> {
  return recordOf(recordOf(value)['aliases']);
}

/** `CommaExpected` as words. */
function syntaxWords(code: string): string {
  return code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).toLowerCase();
}

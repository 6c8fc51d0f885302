import { PromptshiftError } from '../../errors.ts';
import { severities } from '../gate.ts';
import type { RepeatOutcome } from '../outcome.ts';
import type { Reference, ReferenceCase, ReferenceHeader } from './types.ts';
import { isRecord } from '../../views/record.ts';

/** Where a suite's reference is kept: `evals/triage.eval.yaml` → `.promptshift/reference/triage.jsonl`; with its folder, where that is not `evals`. */
export function referencePath(suite: string): string {
  const folders = suite.split('/').filter((part) => part !== 'evals');
  return `.promptshift/reference/${folders.join('/').replace(/\.eval\.ya?ml$/i, '')}.jsonl`;
}

/** The file: the header, then a line a case, so that a change of one case is one changed line. */
export function referenceText({ cases, ...header }: Reference): string {
  return `${[header, ...cases].map((row) => JSON.stringify(row)).join('\n')}\n`;
}

/**
 * Reads such a file.
 * @throws PromptshiftError `configuration` naming the line that is not of this form
 */
export function parseReference(path: string, text: string): Reference {
  const [first, ...rest] = text.split('\n').map((line, index) => ({ value: jsonOf(line), line: index + 1, isBlank: line.trim() === '' })).filter(({ isBlank }) => !isBlank);
  if (first === undefined || !isHeader(first.value)) throw wrongRow(path, 1);
  const header = first.value;
  const cases = rest.map(({ value, line }) => {
    if (!isCase(value) || value.repeats.length !== header.repeat) throw wrongRow(path, line);
    return value;
  });
  return { ...header, cases };
}

/**
 * The first line of such a file alone.
 * @throws PromptshiftError `configuration` when it is not one
 */
export function parseReferenceHeader(path: string, line: string): ReferenceHeader {
  const header = jsonOf(line);
  if (!isHeader(header)) throw wrongRow(path, 1);
  return header;
}

function wrongRow(path: string, line: number): PromptshiftError {
  return new PromptshiftError('configuration', `${path}:${line} is not a row of a reference run.`, 'Take it back out of git, or bless a run again.');
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isHeader(value: unknown): value is ReferenceHeader {
  if (!isRecord(value) || value['type'] !== 'reference' || value['version'] !== 1 || !isRecord(value['asked'])) return false;
  const texts = ['suite', 'run', 'side', 'ranAt', 'provider', 'model', 'requested'].every((key) => typeof value[key] === 'string');
  const blessed = ['blessedAt', 'blessedBy'].every((key) => value[key] === undefined || typeof value[key] === 'string');
  return texts && blessed && Number.isInteger(value['repeat']) && Number(value['repeat']) > 0;
}

function isCase(value: unknown): value is ReferenceCase {
  if (!isRecord(value) || value['type'] !== 'case' || typeof value['id'] !== 'string' || typeof value['hash'] !== 'string') return false;
  return severities.some((severity) => severity === value['severity']) && Array.isArray(value['repeats']) && value['repeats'].every(isOutcome);
}

function isOutcome(value: unknown): value is RepeatOutcome {
  if (!isRecord(value)) return false;
  const flags = ['passed', 'refused', 'schemaViolation', 'moderationFlagged'].every((key) => typeof value[key] === 'boolean');
  const numbers = ['coldCostUsd', 'retryCostUsd', 'inputTokens', 'outputTokens'].every((key) => value[key] === undefined || Number.isFinite(value[key]));
  return flags && numbers && Number.isFinite(value['score']) && Number.isFinite(value['latencyMs']);
}

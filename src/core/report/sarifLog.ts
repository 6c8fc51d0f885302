import type { Severity } from '../scan/types.ts';
import { createCounter, findingKey } from './fingerprints.ts';
import type { RuleHelp } from './ruleHelp.ts';
import type { RowFinding, ScanProblem, ScanRow, SuppressedRowFinding } from '../scan/row.ts';

/** SARIF's words for our severities. */
const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };

/** What a SARIF log says about this run beside its results. */
export type SarifRun = { readonly toolVersion: string };

/** A finding and where it stands; `text` and `context` find it again when lines move. */
export type SarifFinding = RowFinding & Pick<ScanRow, 'path' | 'line' | 'column' | 'endLine' | 'endColumn' | 'text' | 'context'> & {
  /** Set where it was accepted. */
  readonly accepted?: Pick<SuppressedRowFinding, 'by' | 'reason'>;
};

/** A rule of any command. */
export type SarifRule = Omit<RuleHelp, 'id'> & { readonly id: string };

export type SarifInput = {
  readonly rules: readonly SarifRule[];
  readonly findings: readonly SarifFinding[];
  readonly problems: readonly ScanProblem[];
  readonly complete: boolean;
};

/**
 * SARIF 2.1.0, one run. Paths are relative to `%SRCROOT%`; columns count UTF-16 units; results are found again by
 * `partialFingerprints` when lines move. Accepted findings are results with a suppression.
 */
export function sarifLog({ rules, findings, problems, complete }: SarifInput, { toolVersion }: SarifRun): string {
  const count = createCounter();
  const indexes = new Map(rules.map(({ id }, i) => [id, i]));
  const results = findings.map((finding) => ({
    ...result(finding, indexes, count), ...(finding.accepted === undefined ? {} : { suppressions: [suppression(finding.accepted)] }),
  }));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: {
        driver: {
          name: 'Promptshift', version: toolVersion, semanticVersion: toolVersion,
          rules: rules.map(({ id, name, level, short, help, uri }) => ({
            id, name, shortDescription: { text: short }, fullDescription: { text: `${short} ${help}` }, help: { text: help }, helpUri: uri,
            defaultConfiguration: { level: levels[level] },
          })),
        },
      },
      // The checkout is wherever the reader has it; a viewer asks once.
      originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The folder that was scanned.' } } },
      columnKind: 'utf16CodeUnits',
      invocations: [{
        executionSuccessful: complete,
        ...(problems.length === 0 ? {} : { toolExecutionNotifications: problems.map(notification) }),
      }],
      results,
    }],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function result(finding: SarifFinding, indexes: ReadonlyMap<string, number>, count: (key: string) => number): object {
  const { rule, severity, message, path, line, column, endLine, endColumn } = finding;
  const key = findingKey(finding, rule);
  const identity = `${key}:${count(key)}`;
  return {
    ruleId: rule,
    ruleIndex: indexes.get(rule) ?? -1,
    level: levels[severity],
    message: { text: message.endsWith('.') || message.endsWith('?') ? message : `${message}.` },
    locations: [{ physicalLocation: { artifactLocation: location(path), region: { startLine: line, startColumn: column, endLine, endColumn } } }],
    // The second name is the one that code scanning on GitHub reads.
    partialFingerprints: { 'promptshiftFinding/v1': identity, primaryLocationLineHash: identity },
  };
}

function suppression({ by, reason }: Pick<SuppressedRowFinding, 'by' | 'reason'>): object {
  return { kind: by === 'comment' ? 'inSource' : 'external', status: 'accepted', justification: reason };
}

function notification({ path, message }: ScanProblem): object {
  return { level: 'warning', message: { text: message }, locations: [{ physicalLocation: { artifactLocation: location(path) } }] };
}

function location(path: string): object {
  return { uri: path.split('/').map(encodeSegment).join('/'), uriBaseId: '%SRCROOT%' };
}

/** As a URI asks for; half of a surrogate pair, which a file name may hold, has no bytes of its own. */
function encodeSegment(segment: string): string {
  return segment === '..' ? segment : encodeURIComponent(segment.toWellFormed());
}

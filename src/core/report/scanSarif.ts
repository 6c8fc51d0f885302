import type { Severity } from '../scan/types.ts';
import { createCounter, findingKey } from './fingerprints.ts';
import { ruleHelp } from './ruleHelp.ts';
import type { RowFinding, ScanProblem, ScanReport, ScanRow, SuppressedRowFinding } from './types.ts';

/** SARIF's words for our severities. */
const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };

/** What a SARIF log says about this run beside its results. */
export type SarifRun = { readonly toolVersion: string };

/**
 * SARIF 2.1.0, one run. Paths are relative to `%SRCROOT%`; columns count UTF-16 units; results are found again by
 * `partialFingerprints` when lines move. Accepted findings are results with a suppression.
 */
export function scanToSarif(report: ScanReport, { toolVersion }: SarifRun): string {
  const count = createCounter();
  const results = report.rows.flatMap((row) => [
    ...row.findings.map((finding) => result(row, finding, count)),
    ...(row.suppressed ?? []).map((finding) => ({ ...result(row, finding, count), suppressions: [suppression(finding)] })),
  ]);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: {
        driver: {
          name: 'Promptshift', version: toolVersion, semanticVersion: toolVersion,
          rules: ruleHelp.map(({ id, name, level, short, help, uri }) => ({
            id, name, shortDescription: { text: short }, fullDescription: { text: `${short} ${help}` }, help: { text: help }, helpUri: uri,
            defaultConfiguration: { level: levels[level] },
          })),
        },
      },
      // The checkout is wherever the reader has it; a viewer asks once.
      originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The folder that was scanned.' } } },
      columnKind: 'utf16CodeUnits',
      invocations: [{
        executionSuccessful: report.complete,
        ...(report.problems.length === 0 ? {} : { toolExecutionNotifications: report.problems.map(notification) }),
      }],
      results,
    }],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function result(row: ScanRow, { rule, severity, message }: RowFinding, count: (key: string) => number): object {
  const key = findingKey(row, rule);
  const identity = `${key}:${count(key)}`;
  return {
    ruleId: rule,
    ruleIndex: ruleHelp.findIndex(({ id }) => id === rule),
    level: levels[severity],
    message: { text: message.endsWith('.') || message.endsWith('?') ? message : `${message}.` },
    locations: [{ physicalLocation: { artifactLocation: location(row.path), region: regionOf(row) } }],
    // The second name is the one that code scanning on GitHub reads.
    partialFingerprints: { 'promptshiftFinding/v1': identity, primaryLocationLineHash: identity },
  };
}

function regionOf({ line, column, endLine, endColumn }: ScanRow): object {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

function suppression({ by, reason }: SuppressedRowFinding): object {
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

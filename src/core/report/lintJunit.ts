import { escapeXml as escape } from './escapeXml.ts';
import type { LintReport, LintRow } from './lintRows.ts';

/** JUnit: a test suite for each file with findings, a failed case for each error and warning; lesser findings are its output. */
export function lintToJunit({ rows, problems }: LintReport): string {
  const suites = [...Map.groupBy(rows, ({ path }) => path)].map(([path, found]) => suite(path, found));
  const broken = problems.map(({ path, message }) =>
    `  <testsuite name="${escape(path)}" tests="1" failures="0" errors="1">\n    <testcase classname="${escape(path)}" name="is read"><error message="${escape(message)}"/></testcase>\n  </testsuite>`);
  const failures = rows.filter(isFailure).length;
  const head = `<testsuites name="promptshift lint" tests="${rows.length + problems.length}" failures="${failures}" errors="${problems.length}">`;
  return `${['<?xml version="1.0" encoding="UTF-8"?>', head, ...suites, ...broken, '</testsuites>'].join('\n')}\n`;
}

function suite(path: string, rows: readonly LintRow[]): string {
  const cases = rows.map((row) => {
    const { line, column, rule, severity, message, pointer } = row;
    const text = escape(`${path}:${line}:${column} ${pointer}`);
    const detail = isFailure(row)
      ? `<failure type="${severity}" message="${escape(message)}">${text}</failure>`
      : `<system-out>${severity}: ${escape(message)}</system-out>`;
    return `    <testcase classname="${escape(path)}" name="${escape(`${rule} ${line}:${column}`)}">${detail}</testcase>`;
  });
  return [`  <testsuite name="${escape(path)}" tests="${rows.length}" failures="${rows.filter(isFailure).length}" errors="0">`, ...cases, '  </testsuite>'].join('\n');
}

function isFailure({ severity }: LintRow): boolean {
  return severity === 'error' || severity === 'warning';
}

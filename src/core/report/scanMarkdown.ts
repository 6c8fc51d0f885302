import { escapeMarkdown, markdownCode } from './escapeMarkdown.ts';
import { summaryLine } from './scanText.ts';
import type { ScanReport, ScanRow } from './types.ts';

/** What fits a comment on a pull request. */
const mostRows = 500;

/** Findings as one table for an issue or a pull request, the gravest first; then the figures. */
export function scanToMarkdown(report: ScanReport): string {
  const lines = report.rows.flatMap((row) => row.findings.map((finding) => ({ row, finding })));
  const sorted = lines.toSorted((a, b) => order.indexOf(a.finding.severity) - order.indexOf(b.finding.severity));
  const left = sorted.length - mostRows;
  return [
    '# Models in use',
    '',
    escapeMarkdown(summaryLine(report)),
    '',
    ...(sorted.length === 0 ? ['No findings.', ''] : [
      '| Severity | Place | Finding | Rule |',
      '|---|---|---|---|',
      ...sorted.slice(0, mostRows).map(({ row, finding }) =>
        `| ${finding.severity} | ${place({ ...row, ...finding })} | ${escapeMarkdown(finding.message)} | ${markdownCode(finding.rule)} |`),
      '',
      ...(left > 0 ? [`${left.toLocaleString('en-US')} more findings are left out here; the other formats have them all.`, ''] : []),
    ]),
  ].join('\n');
}

const order = ['error', 'warning', 'info', 'hint'];

function place({ path, line, column }: ScanRow): string {
  return markdownCode(`${path}:${line}:${column}`);
}

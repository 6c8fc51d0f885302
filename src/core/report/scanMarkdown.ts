import { riskLine } from '../risk/riskLevels.ts';
import { bySeverity } from '../scan/severity.ts';
import { escapeMarkdown, markdownCode } from './escapeMarkdown.ts';
import { summaryLine } from './scanText.ts';
import type { ScanReport } from './types.ts';
import type { ScanRow } from '../scan/row.ts';

/** What fits a comment on a pull request. */
const mostRows = 500;

/** Findings as one table for an issue or a pull request, the gravest first; then the figures. */
export function scanToMarkdown(report: ScanReport): string {
  const lines = report.rows.flatMap((row) => row.findings.map((finding) => ({ row, finding })));
  const sorted = lines.toSorted((a, b) => bySeverity(a.finding.severity, b.finding.severity));
  const left = sorted.length - mostRows;
  return [
    '# Models in use',
    '',
    escapeMarkdown(summaryLine(report)),
    '',
    ...(sorted.length === 0 ? ['No findings.', ''] : [
      '| Severity | Place | Finding | Rule | Risk |',
      '|---|---|---|---|---|',
      ...sorted.slice(0, mostRows).map(({ row, finding }) =>
        `| ${finding.severity} | ${place({ ...row, ...finding })} | ${escapeMarkdown(finding.message)} | ${markdownCode(finding.rule)} | ${row.risk === undefined ? '' : escapeMarkdown(riskLine(row.risk))} |`),
      '',
      ...(left > 0 ? [`${left.toLocaleString('en-US')} more findings are left out here; the other formats have them all.`, ''] : []),
    ]),
  ].join('\n');
}

function place({ path, line, column }: ScanRow): string {
  return markdownCode(`${path}:${line}:${column}`);
}

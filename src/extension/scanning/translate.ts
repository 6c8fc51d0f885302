import * as vscode from 'vscode';
import type { Finding, RuleId, ScannedDocument, Severity } from '../../core/scan/types.ts';
import type { TextRange } from '../../core/text/range.ts';

/** As the editor counts them. */
export const diagnosticSeverities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** Rules whose ids are struck through: they are going away or gone. */
const deprecating: ReadonlySet<RuleId> = new Set<RuleId>(['model/retired', 'model/deprecated']);

export function toRange(document: vscode.TextDocument, { start, end }: TextRange): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** The diagnostics of a scanned document. `rulesPage` explains every rule. */
export function toDiagnostics(document: vscode.TextDocument, { references }: ScannedDocument, rulesPage: vscode.Uri): vscode.Diagnostic[] {
  return references.flatMap(({ findings }) => findings.map((finding) => toDiagnostic(document, finding, rulesPage)));
}

function toDiagnostic(document: vscode.TextDocument, finding: Finding, rulesPage: vscode.Uri): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(toRange(document, finding.range), finding.message, diagnosticSeverities[finding.severity]);
  diagnostic.source = 'Promptshift';
  // a date is worth what its source is worth: the link goes there
  const target = finding.source === undefined ? rulesPage.with({ fragment: finding.rule.replaceAll('/', '') }) : vscode.Uri.parse(finding.source.url);
  diagnostic.code = { value: finding.rule, target };
  if (deprecating.has(finding.rule)) diagnostic.tags = [vscode.DiagnosticTag.Deprecated];
  return diagnostic;
}

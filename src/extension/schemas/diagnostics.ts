import * as vscode from 'vscode';
import type { SchemaFinding } from '../../core/toolSchemas/types.ts';
import { diagnosticSeverities, toRange } from '../scanning/translate.ts';
import type { LintedDocument } from './lintDocument.ts';

/** The page that explains every rule, at the rule. */
export function rulePage(extension: vscode.Uri, rule: string): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'media', 'schema-rules.md').with({ fragment: rule.replaceAll('/', '') });
}

export function toSchemaDiagnostics(document: vscode.TextDocument, { schemas }: LintedDocument, extension: vscode.Uri): vscode.Diagnostic[] {
  return schemas.flatMap(({ findings }) => findings.map((finding) => {
    const diagnostic = new vscode.Diagnostic(toRange(document, finding.range), finding.message, diagnosticSeverities[finding.severity]);
    diagnostic.source = 'Promptshift';
    diagnostic.code = { value: finding.rule, target: rulePage(extension, finding.rule) };
    return diagnostic;
  }));
}

/** Of some diagnostics those that show a finding. */
export function diagnosticsFor(document: vscode.TextDocument, finding: SchemaFinding, diagnostics: readonly vscode.Diagnostic[]): vscode.Diagnostic[] {
  const range = toRange(document, finding.range);
  return diagnostics.filter(({ source, code, range: at }) => source === 'Promptshift' && typeof code === 'object' && code.value === finding.rule && at.isEqual(range));
}

import * as vscode from 'vscode';
import type { PromptFinding } from '../../core/prompts/rules/promptRule.ts';
import { diagnosticSeverities, toRange } from '../scanning/translate.ts';

/** A prompt's findings as the editor shows them; the code leads to the page that explains its rule. */
export function toPromptDiagnostics(document: vscode.TextDocument, findings: readonly PromptFinding[], extensionUri: vscode.Uri): vscode.Diagnostic[] {
  const page = vscode.Uri.joinPath(extensionUri, 'media', 'rules.md');
  return findings.map(({ rule, severity, message, range }) => {
    const diagnostic = new vscode.Diagnostic(toRange(document, range), message, diagnosticSeverities[severity]);
    diagnostic.source = 'Promptshift';
    diagnostic.code = { value: rule, target: page.with({ fragment: rule.replaceAll('/', '') }) };
    if (rule === 'prompt/unused-input') diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
    return diagnostic;
  });
}

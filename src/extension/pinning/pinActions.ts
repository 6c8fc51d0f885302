import * as vscode from 'vscode';
import { toSignal } from '../abort.ts';
import type { Finding, LanguageId, ScannedReference } from '../../core/scan/types.ts';
import type { TextRange } from '../../core/text/range.ts';
import { isCell } from '../fileOf.ts';
import { commands } from '../ids.ts';
import type { Scanning } from '../scanning/scanning.ts';
import { toRange } from '../scanning/translate.ts';
import { suppressionLine } from './suppression.ts';

/** Languages that *Pin behind alias…* can write an accessor for. */
const aliasLanguages: ReadonlySet<LanguageId> = new Set<LanguageId>([
  'typescript', 'tsx', 'javascript', 'python', 'go', 'java', 'csharp', 'ruby', 'rust', 'kotlin', 'php', 'bash',
]);

const fixTitles: Readonly<Record<NonNullable<Finding['fix']>['reason'], (replacement: string) => string>> = {
  snapshot: (id) => `Pin to snapshot ${id}`,
  successor: (id) => `Replace with successor ${id}`,
  spelling: (id) => `Change to ${id}`,
};

/** Quick fixes for the findings at the cursor. */
export function createPinActions(scanning: Scanning): vscode.CodeActionProvider {
  return {
    async provideCodeActions(document, range, context, token) {
      const scanned = await scanning.scan(document, toSignal(token));
      if (scanned === undefined || token.isCancellationRequested) return [];
      const start = document.offsetAt(range.start);
      const end = document.offsetAt(range.end);
      const touches = ({ range: at }: { readonly range: TextRange }): boolean => at.start <= end && start <= at.end;
      // A finding on an argument stands beside its reference.
      const beside = scanned.references.flatMap(({ findings }) => findings.filter((finding) => isBeside(finding) && touches(finding)));
      const touched = scanned.references.map((reference) => ({ ...reference, findings: reference.findings.filter((finding) => !isBeside(finding)) }))
        .filter((reference) => reference.findings.length > 0 && touches(reference));
      return [
        ...touched.flatMap((reference) => actionsFor(document, reference, scanned.language, context.diagnostics)),
        ...beside.flatMap((finding) => [...editFor(document, finding, context.diagnostics), ...suppressionFor(document, finding, scanned.language, context.diagnostics)]),
      ];
    },
  };
}

function actionsFor(
  document: vscode.TextDocument, reference: ScannedReference, language: LanguageId, diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const fixes = reference.findings.filter(({ fix }) => fix !== undefined).toSorted((a, b) => fixRank(a) - fixRank(b));
  const [keeping, changing] = [fixes.filter((finding) => fixRank(finding) === 0), fixes.filter((finding) => fixRank(finding) > 0)];
  // A cell magic (`%%time`) must stay the first line of its cell: no import can go before it.
  const canAlias = aliasLanguages.has(language) && reference.role === 'usage' && !(isCell(document.uri) && /^\s*%%/.test(document.lineAt(0).text));
  return [
    ...keeping.flatMap((finding) => replacementFor(document, finding, diagnostics)),
    ...(canAlias ? [aliasAction(document, reference, diagnostics)] : []),
    ...changing.flatMap((finding) => replacementFor(document, finding, diagnostics)),
    ...reference.findings.flatMap((finding) => removalFor(document, finding, diagnostics)),
    ...reference.findings.flatMap((finding) => suppressionFor(document, finding, language, diagnostics)),
  ];
}

/** 0 for a fix that leaves the behaviour as it is today, or where nothing works today; 1 for one that changes the model. */
function fixRank({ rule, fix }: Finding): 0 | 1 {
  return fix?.reason === 'successor' && rule !== 'model/retired' ? 1 : 0;
}

function replacementFor(document: vscode.TextDocument, finding: Finding, diagnostics: readonly vscode.Diagnostic[]): vscode.CodeAction[] {
  if (finding.fix === undefined) return [];
  const { replacement, reason } = finding.fix;
  const action = quickFix(fixTitles[reason](replacement), diagnosticsOf(diagnostics, [finding]));
  action.isPreferred = fixRank(finding) === 0;
  action.edit = new vscode.WorkspaceEdit();
  action.edit.replace(document.uri, toRange(document, finding.range), replacement);
  return [action];
}

function removalFor(document: vscode.TextDocument, finding: Finding, diagnostics: readonly vscode.Diagnostic[]): vscode.CodeAction[] {
  if (finding.removal === undefined) return [];
  const action = quickFix('Remove the candidate', diagnosticsOf(diagnostics, [finding]));
  action.edit = new vscode.WorkspaceEdit();
  for (const range of finding.removal) action.edit.delete(document.uri, toRange(document, range));
  return [action];
}

const isBeside = ({ rule }: Finding): boolean => rule === 'model/parameter';

function editFor(document: vscode.TextDocument, finding: Finding, diagnostics: readonly vscode.Diagnostic[]): vscode.CodeAction[] {
  if (finding.edit === undefined) return [];
  const action = quickFix(finding.edit.title, diagnosticsOf(diagnostics, [finding]).filter(({ message }) => message === finding.message));
  action.isPreferred = finding.severity === 'error';
  action.edit = new vscode.WorkspaceEdit();
  for (const { range, newText } of finding.edit.edits) action.edit.replace(document.uri, toRange(document, range), newText);
  return [action];
}

function aliasAction(document: vscode.TextDocument, { findings, range }: ScannedReference, diagnostics: readonly vscode.Diagnostic[]): vscode.CodeAction {
  const action = quickFix('Pin behind alias…', diagnosticsOf(diagnostics, findings));
  action.command = { title: action.title, command: commands.pinBehindAlias, arguments: [document.uri, range.start] };
  return action;
}

function suppressionFor(
  document: vscode.TextDocument, finding: Finding, language: LanguageId, diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const line = document.lineAt(document.positionAt(finding.range.start).line);
  const text = suppressionLine(language, finding.rule, line.text);
  if (text === undefined) return [];
  const action = quickFix(`Suppress ${finding.rule} here`, diagnosticsOf(diagnostics, [finding]));
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(document.uri, [vscode.SnippetTextEdit.insert(line.range.start, suppressionSnippet(text))]);
  return [action];
}

/** The reason is left to type: a suppression without one does not count. */
export function suppressionSnippet(text: string): vscode.SnippetString {
  return new vscode.SnippetString().appendText(text).appendPlaceholder('reason').appendText('\n');
}

function quickFix(title: string, diagnostics: vscode.Diagnostic[]): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = diagnostics;
  return action;
}

function diagnosticsOf(diagnostics: readonly vscode.Diagnostic[], findings: readonly Finding[]): vscode.Diagnostic[] {
  return diagnostics.filter(({ source, code }) => source === 'Promptshift' && typeof code === 'object' && findings.some(({ rule }) => rule === code.value));
}

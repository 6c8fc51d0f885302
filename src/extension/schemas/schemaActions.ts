import * as vscode from 'vscode';
import type { TextEdit } from '../../core/text/range.ts';
import type { SchemaFix } from '../../core/toolSchemas/edit/saidStrict.ts';
import type { LintedFound } from '../../core/toolSchemas/lintCache.ts';
import type { SchemaFinding } from '../../core/toolSchemas/types.ts';
import { toSignal } from '../abort.ts';
import type { Core } from '../core.ts';
import { commands } from '../ids.ts';
import type { Scanning } from '../scanning/scanning.ts';
import { toRange } from '../scanning/translate.ts';
import type { Services } from '../services.ts';
import { diagnosticsFor } from './diagnostics.ts';
import { fixTitle } from './fixTitle.ts';
import type { LintedDocument } from './lintDocument.ts';
import { schemaName, schemaSpan } from './schemaPlace.ts';
import type { Schemas } from './schemas.ts';
import { canBeStricter } from './strictness.ts';
import { suppressFinding } from './suppressSchemas.ts';

/** A change that is tried out when it is chosen: reading the whole text again for each cursor move costs too much. */
type Draft = { readonly document: vscode.TextDocument; readonly version: number; readonly linted: LintedDocument; readonly schema: LintedFound; readonly fix: SchemaFix };

export const schemaActionKinds: readonly vscode.CodeActionKind[] = [vscode.CodeActionKind.QuickFix, vscode.CodeActionKind.RefactorRewrite];

/** Quick fixes for the findings at the cursor, and *Make strict* for the schema around it. */
export function createSchemaActions({ core }: Pick<Services, 'core'>, scanning: Scanning, schemas: Schemas): vscode.CodeActionProvider {
  const drafts = new WeakMap<vscode.CodeAction, Draft>();

  const actionsFor = (document: vscode.TextDocument, linted: LintedDocument, schema: LintedFound, touched: readonly SchemaFinding[], loaded: Core): readonly vscode.CodeAction[] => {
    const text = document.getText();
    const fixes = touched.flatMap((finding) => {
      const fix = loaded.draftFindingFix({ text, language: linted.language, found: schema.found }, finding);
      if (fix?.kind !== 'edits') return [];
      const action = new vscode.CodeAction(fixTitle(finding.rule, fix.changes), vscode.CodeActionKind.QuickFix);
      action.isPreferred = finding.severity === 'error';
      drafts.set(action, { document, version: document.version, linted, schema, fix });
      return [{ action, finding }];
    });
    // Two findings of one rule at one place have one fix.
    const once = [...new Map(fixes.map((each) => [`${each.action.title} ${each.finding.pointer}`, each])).values()];
    const accepting = touched.flatMap((finding) => {
      const action = suppressFinding(document, schema, finding, linted.language);
      return action === undefined ? [] : [{ action, finding }];
    });
    return [
      ...once.map(({ action }) => action),
      ...(canBeStricter(schema) && loaded.isSchemaEditable(linted.language) ? [strictAction(document, schema, touched)] : []),
      ...accepting.map(({ action }) => action),
    ];
  };

  return {
    async provideCodeActions(document, range, { diagnostics }, token) {
      const linted = await schemas.lint(document, toSignal(token));
      if (linted === undefined || linted.schemas.length === 0 || token.isCancellationRequested) return [];
      const loaded = await core();
      const start = document.offsetAt(range.start);
      const end = document.offsetAt(range.end);
      return linted.schemas.flatMap((schema) => {
        const span = schemaSpan(schema.found);
        const touched = schema.findings.filter(({ range: at }) => at.start <= end && start <= at.end);
        if (touched.length === 0 && (span.end < start || end < span.start)) return [];
        const actions = actionsFor(document, linted, schema, touched, loaded);
        for (const action of actions) if (action.kind?.value === vscode.CodeActionKind.QuickFix.value) action.diagnostics = touched.flatMap((finding) => diagnosticsFor(document, finding, diagnostics));
        return [...actions];
      });
    },
    async resolveCodeAction(action, token) {
      const draft = drafts.get(action);
      if (draft === undefined || action.edit !== undefined) return action;
      const { document, version, linted, schema, fix } = draft;
      if (document.version !== version) return action;
      const [{ checkSchemaFix }, syntax] = await Promise.all([core(), scanning.syntax()]);
      const checked = await checkSchemaFix({ text: document.getText(), language: linted.language, found: schema.found }, fix, syntax, toSignal(token));
      if (checked.kind === 'edits') action.edit = toWorkspaceEdit(document, checked.edits);
      return action;
    },
  };
}

export function toWorkspaceEdit(document: vscode.TextDocument, edits: readonly TextEdit[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { range, newText } of edits) edit.replace(document.uri, toRange(document, range), newText);
  return edit;
}

/** A quick fix on a finding, a refactoring elsewhere in the schema. */
function strictAction(document: vscode.TextDocument, { found }: LintedFound, touched: readonly SchemaFinding[]): vscode.CodeAction {
  const action = new vscode.CodeAction(`Make strict: ${schemaName(found)}`, touched.length > 0 ? vscode.CodeActionKind.QuickFix : vscode.CodeActionKind.RefactorRewrite);
  action.command = { title: action.title, command: commands.makeStrict, arguments: [document.uri, found.root.range.start] };
  return action;
}

import * as vscode from 'vscode';
import { toSignal } from '../abort.ts';
import { commands } from '../ids.ts';
import type { Services } from '../services.ts';
import { profileSetting } from './lintDocument.ts';
import { schemaName, schemaStart } from './schemaPlace.ts';
import type { Schemas } from './schemas.ts';
import { canBeStricter, strictnessOf } from './strictness.ts';

/** Above each schema: whether it is strict or how many problems it has, and *Make strict*. */
export function createSchemaLenses({ core, settings }: Pick<Services, 'core' | 'settings'>, schemas: Schemas): vscode.CodeLensProvider {
  const shown = new WeakMap<vscode.TextDocument, vscode.CodeLens[]>();
  const changed: vscode.Event<void> = (listener, self, store) => schemas.onDidLint(() => listener.call(self), undefined, store);
  return {
    onDidChangeCodeLenses: changed,
    async provideCodeLenses(document, token) {
      const linted = await schemas.lint(document, toSignal(token));
      if (linted === undefined || token.isCancellationRequested) return [];
      // Half-written, as text is while somebody types: lines that come and go would move all others.
      if (linted.broken) return shown.get(document) ?? [];
      const { isSchemaEditable } = await core();
      const lenses = linted.schemas.flatMap((schema) => {
        const { kind, title, tooltip } = strictnessOf(schema, profileSetting(settings));
        const place = document.positionAt(schemaStart(schema.found));
        const at = new vscode.Range(place, place);
        const args = [document.uri, schema.found.root.range.start];
        const state = new vscode.CodeLens(at, { title, tooltip, command: kind === 'problems' ? commands.nextSchemaProblem : '', arguments: args });
        const strict = new vscode.CodeLens(at, { title: 'Make strict', tooltip: `Change ${schemaName(schema.found)} so that strict mode takes it; one Undo takes it back`, command: commands.makeStrict, arguments: args });
        return canBeStricter(schema) && isSchemaEditable(linted.language) ? [state, strict] : [state];
      });
      shown.set(document, lenses);
      return lenses;
    },
  };
}

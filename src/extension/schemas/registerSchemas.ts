import * as vscode from 'vscode';
import { commands } from '../ids.ts';
import { toEditorDocument, type EditorDocument } from '../scanning/editorDocument.ts';
import { followDocuments } from '../scanning/followDocuments.ts';
import { createLiveScanner } from '../scanning/liveScanner.ts';
import { scannedSchemes } from '../scanning/scanLanguage.ts';
import type { Scanning } from '../scanning/scanning.ts';
import { createScanTrace, lintChannel } from '../scanning/scanTrace.ts';
import { typingPauseMs } from '../scanning/typingPause.ts';
import type { Services } from '../services.ts';
import { createChangePages } from './changePages.ts';
import { toSchemaDiagnostics } from './diagnostics.ts';
import { createDocumentLinter, schemaLanguage, type LintedDocument } from './lintDocument.ts';
import { createSchemaActions, schemaActionKinds } from './schemaActions.ts';
import { createSchemaHover } from './schemaHover.ts';
import { createSchemaLenses } from './schemaLenses.ts';
import type { Schemas } from './schemas.ts';

/** Tool and output schemas in open documents: squiggles, hovers, quick fixes, *Make strict*, a line above each, and the way from an API's error to its place. */
export function registerSchemas(services: Services, scanning: Scanning): void {
  const { context, store, settings, clock, logger, register } = services;
  const diagnostics = store.add(vscode.languages.createDiagnosticCollection('promptshift-schemas'));
  const linted = store.add(new vscode.EventEmitter<vscode.TextDocument>());
  const documents = createDocumentLinter(services, scanning);
  const scanner = store.add(
    createLiveScanner<EditorDocument, LintedDocument>({
      scan: documents.lint,
      sink: {
        show: ({ source }, result) => {
          // While a text is half-written, the editor moves what was found before along with it.
          if (!result.broken) diagnostics.set(source.uri, toSchemaDiagnostics(source, result, context.extensionUri));
          linted.fire(source);
        },
        clear: (uri) => diagnostics.delete(vscode.Uri.parse(uri)),
      },
      clock,
      logger,
      delayMs: typingPauseMs,
      settling: scanning.settling,
      trace: createScanTrace(lintChannel),
    }),
  );

  const openAll = followDocuments(store, { scanner, isFollowed: (document) => schemaLanguage(document) !== undefined, forget: documents.forget });
  store.add(settings['promptshift.lint.enabled'].onDidChange(openAll));
  store.add(settings['promptshift.lint.profile'].onDidChange(openAll));
  store.add(scanning.onDidReadSettings(openAll));
  openAll();

  const schemas: Schemas = {
    onDidLint: linted.event,
    async lint(document, signal) {
      const live = toEditorDocument(document);
      return scanner.resultOf(live) ?? (await documents.lint(live, signal));
    },
  };
  const everywhere = scannedSchemes.map((scheme) => ({ scheme }));
  store.add(vscode.languages.registerCodeActionsProvider(everywhere, createSchemaActions(services, scanning, schemas), { providedCodeActionKinds: schemaActionKinds }));
  store.add(vscode.languages.registerCodeLensProvider(everywhere, createSchemaLenses(services, schemas)));
  store.add(vscode.languages.registerHoverProvider(everywhere, createSchemaHover(services, schemas)));

  const pages = store.add(createChangePages());
  register(commands.makeStrict, 'Make schema strict', async (...args) => (await import('../commandBodies.ts')).makeStrictCommand(services, scanning, schemas, pages, args));
  register(commands.nextSchemaProblem, 'Go to next schema problem', async (...args) => (await import('../commandBodies.ts')).nextSchemaProblem(schemas, args));
  register(commands.locateSchemaError, 'Locate schema error', async () => (await import('../commandBodies.ts')).locateSchemaError(services, scanning));
}

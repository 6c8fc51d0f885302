import * as vscode from 'vscode';
import { commands } from '../ids.ts';
import type { Services } from '../services.ts';
import { createResultDocuments, resultScheme } from './resultDocuments.ts';

/** "Run eval suite": from the palette and on suite files. */
export function registerEvals(services: Services): void {
  const { store, register } = services;
  const results = store.add(createResultDocuments());
  store.add(vscode.workspace.registerTextDocumentContentProvider(resultScheme, results));
  register(commands.runSuite, 'Run eval suite', async (...args) => (await import('../commandBodies.ts')).runSuiteCommand(services, results, args));
}

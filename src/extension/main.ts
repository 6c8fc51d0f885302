import * as vscode from 'vscode';
import { createSystemClock } from '../node/clock.ts';
import { registerAliases } from './aliases/registerAliases.ts';
import { registerComparing } from './comparing/registerComparing.ts';
import { createCoreLoader } from './core.ts';
import { DisposableStore } from './disposableStore.ts';
import { registerEvals } from './evals/registerEvals.ts';
import { createFeedback } from './feedback.ts';
import { commands, type CommandId } from './ids.ts';
import { createKeyStore } from './keys/keyStore.ts';
import { registerInventory } from './inventory/registerInventory.ts';
import { registerKeys } from './keys/registerKeys.ts';
import { registerPinning } from './pinning/registerPinning.ts';
import { registerPrompts } from './prompts/registerPrompts.ts';
import { registerResults } from './results/registerResults.ts';
import { registerSchemas } from './schemas/registerSchemas.ts';
import { registerScanning } from './scanning/registerScanning.ts';
import type { Services } from './services.ts';
import { createSession } from './session/session.ts';
import { createSettings } from './settings.ts';

/** The table of contents: one line a feature. Nothing heavy is loaded before a feature is used. */
export function activate(context: vscode.ExtensionContext): void {
  const services = createServices(context);
  const scanning = registerScanning(services);
  const rows = registerInventory(services, scanning);
  registerPinning(services, scanning, rows);
  registerAliases(services, scanning, rows);
  registerSchemas(services, scanning);
  registerPrompts(services, scanning);
  const comparing = registerComparing(services);
  registerEvals(services, comparing, registerResults(services, comparing));
  registerKeys(services);
}

function createServices(context: vscode.ExtensionContext): Services {
  const store = new DisposableStore();
  context.subscriptions.push(store);
  const log = store.add(vscode.window.createOutputChannel('Promptshift', { log: true }));
  const feedback = createFeedback(log);
  const register = (id: CommandId, task: string, run: (...args: readonly unknown[]) => unknown): void => {
    store.add(
      vscode.commands.registerCommand(id, async (...args: readonly unknown[]) => {
        try {
          return await run(...args);
        } catch (error) {
          feedback.error(task, error);
          return undefined;
        }
      }),
    );
  };
  register(commands.showLog, 'Show log', () => feedback.showLog());
  const shared = { store, settings: createSettings(store), logger: log, keys: createKeyStore(context.secrets), clock: createSystemClock(), core: createCoreLoader() };
  return { ...shared, context, feedback, register, session: createSession(shared) };
}

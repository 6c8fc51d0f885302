import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';
import { closeEditors, uriOf } from '../../host/support/workspace.ts';
import { exampleFile } from '../keystroke/exampleFile.ts';
import { watchScans } from '../keystroke/watchScans.ts';
import type { InventoryRun, Scan } from './inventoryRun.ts';

/** ms between two looks at the memory. */
const sampleMs = 100;
const idleKeystrokes = 40;

/** The body of the benchmark: VS Code calls this in its extension host, beside the extension as built. */
export async function run(): Promise<void> {
  const document = await open(uriOf('typed.ts'), exampleFile('typescript', 500));
  const type = typist(document);
  for (let i = 0; i < idleKeystrokes / 2; i++) await type.once();
  const idle: number[] = [];
  for (let i = 0; i < idleKeystrokes; i++) idle.push(await type.once());
  const before = megabytes();
  const first = await scanned(type);
  const second = await scanned(type);
  type.stop();
  await closeEditors();
  const folder = join(__dirname, '../../results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'inventory.json'), JSON.stringify({ idle, before, first, second } satisfies InventoryRun));
}

/** A whole *Scan workspace*, with somebody typing all the while. */
async function scanned(type: ReturnType<typeof typist>): Promise<Scan> {
  let peak = megabytes();
  const watch = setInterval(() => { peak = Math.max(peak, megabytes()); }, sampleMs);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const typed: number[] = [];
  const state = { scanning: true };
  delay.enable();
  const began = performance.now();
  const scan = vscode.commands.executeCommand('promptshift.scanWorkspace').then(() => { state.scanning = false; });
  while (state.scanning) typed.push(await type.once());
  await scan;
  const seconds = (performance.now() - began) / 1000;
  delay.disable();
  clearInterval(watch);
  return { seconds, peak, after: megabytes(), typed, blockedP95: delay.percentile(95) / 1e6, blockedMax: delay.max / 1e6 };
}

function megabytes(): number {
  return process.memoryUsage().rss / 1e6;
}

/** Types one character and takes it back; the time in ms is from the change event to the diagnostics, the pause in typing left out. */
function typist(document: vscode.TextDocument): { once(): Promise<number>; stop(): void } {
  const scans = watchScans(document.uri.toString(), 'scan');
  const at = document.positionAt(document.getText().indexOf('attempt', document.getText().length / 2));
  const apply = async (change: (edit: vscode.WorkspaceEdit) => void): Promise<void> => {
    const edit = new vscode.WorkspaceEdit();
    change(edit);
    if (!(await vscode.workspace.applyEdit(edit))) throw new Error('The editor refused the edit.');
  };
  return {
    async once() {
      const { ms } = await scans.after(() => apply((edit) => edit.insert(document.uri, at, 'e')));
      await scans.after(() => apply((edit) => edit.delete(document.uri, new vscode.Range(at, at.translate(0, 1)))));
      return ms;
    },
    stop: scans.stop,
  };
}

async function open(uri: vscode.Uri, code: string): Promise<vscode.TextDocument> {
  await vscode.workspace.fs.writeFile(uri, Buffer.from(code));
  return (await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri))).document;
}

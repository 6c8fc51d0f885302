import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { closeEditors, uriOf } from '../../host/support/workspace.ts';
import { createRandom } from '../hostileText.ts';
import { exampleFile } from './exampleFile.ts';
import type { KeystrokeRun } from './keystrokeRun.ts';
import { toolsFile } from './toolsFile.ts';
import { watchScans } from './watchScans.ts';

const lines = 5000;
const toolLines = 2000;
/** How many keystrokes count in whole code; set where this file is bundled. */
declare const KEYSTROKES: number;
const keystrokes = { 'whole code': KEYSTROKES, 'a bracket left open': Math.ceil(KEYSTROKES / 3) } as const;
/** Typed before anything counts: code is compiled while it runs for the first times. */
const warmUp = 20;

/** The body of the benchmark: VS Code calls this in its extension host, beside the extension as built. */
export async function run(): Promise<void> {
  const runs: KeystrokeRun[] = [];
  for (const language of ['typescript', 'python'] as const) {
    const code = exampleFile(language, lines);
    for (const into of ['whole code', 'a bracket left open'] as const) runs.push(await typeInto({ language, what: 'scan', code, into }));
  }
  for (const language of ['json', 'typescript'] as const) runs.push(await typeInto({ language, what: 'lint', code: toolsFile(language, toolLines), into: 'whole code' }));
  const folder = join(__dirname, '../../results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'keystroke.json'), JSON.stringify(runs));
}

type TypingTask = Pick<KeystrokeRun, 'what' | 'into'> & { readonly language: 'typescript' | 'python' | 'json'; readonly code: string };

const extensions: Readonly<Record<TypingTask['language'], string>> = { typescript: 'ts', python: 'py', json: 'json' };

/** Types single characters, each as often as it stands in the code, at random places, the same in every run, and takes each back before the next: a slip left there would break more and more of the code. */
async function typeInto({ language, what, code, into }: TypingTask): Promise<KeystrokeRun> {
  const uri = uriOf(`keystroke-${what}-${into.replaceAll(' ', '-')}.${extensions[language]}`);
  // Schemas are read from whole code alone: in a broken one nothing would be linted.
  const keys = what === 'lint' ? 'etaoinshrdlu' : code.replaceAll(/^ +/gm, '');
  const places = what === 'lint' ? [...code.matchAll(/"[a-z]{3,}/g)].map(({ index }) => index + 2) : undefined;
  await vscode.workspace.fs.writeFile(uri, Buffer.from(code));
  const scans = watchScans(uri.toString(), what);
  try {
    const { value: document } = await scans.after(() => open(uri));
    if (into !== 'whole code') await scans.after(() => apply((edit) => edit.insert(uri, document.positionAt(document.getText().indexOf('attempt', document.getText().length / 2)), 'wait(')));
    const random = createRandom(7);
    const times: KeystrokeRun['times'][number][] = [];
    for (let i = 0; i < keystrokes[into] + warmUp; i++) {
      const offset = places === undefined ? Math.floor(random() * document.getText().length) : places[Math.floor(random() * places.length)] ?? 0;
      const key = keys[Math.floor(random() * keys.length)] ?? 'e';
      const at = document.positionAt(offset);
      const { ms, cpuMs } = await scans.after(() => apply((edit) => edit.insert(uri, at, key)));
      if (i >= warmUp) times.push({ key, ms, cpuMs });
      await scans.after(() => apply((edit) => edit.delete(uri, new vscode.Range(at, document.positionAt(offset + 1)))));
    }
    return { language, what, into, lines: document.lineCount, diagnostics: vscode.languages.getDiagnostics(uri).length, times };
  } finally {
    scans.stop();
    await closeEditors();
  }
}

async function open(uri: vscode.Uri): Promise<vscode.TextDocument> {
  return (await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri))).document;
}

async function apply(change: (edit: vscode.WorkspaceEdit) => void): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  change(edit);
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error('The editor refused the edit.');
}

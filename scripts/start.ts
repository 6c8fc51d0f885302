/**
 * `npm start`: opens VS Code with the extension, a scratch copy of the sample workspace, and the sample server as its
 * endpoint, so that "Compare models" answers without a key. Installed VS Code if there is one, else VS Code as a web page.
 */
import { join } from 'node:path';
import { startSampleServer } from './sampleServer.ts';
import { usualPlaces } from './start/editorCommand.ts';
import { openBrowser } from './start/openBrowser.ts';
import { openDesktop } from './start/openDesktop.ts';
import { requireNode } from './test/requireNode.ts';
import { runNode } from './test/runProgram.ts';
import { findOnPath, isExecutable } from './vscode/findProgram.ts';
import { projectRoot } from './vscode/paths.ts';
import { ensurePrerequisites } from './vscode/prerequisites.ts';
import { createScratch } from './vscode/scratchWorkspace.ts';

requireNode();
const code = findOnPath('code') ?? usualPlaces({ platform: process.platform, env: process.env }).find(isExecutable);
if (code === undefined && !(await ensurePrerequisites(['editor']))) process.exit(2);
const built = await runNode(code === undefined ? 'scripts/package.ts' : 'scripts/build.ts');
if (built !== 0) process.exit(built);

const sample = await startSampleServer({ fixtures: join(projectRoot, 'test/fixtures/sampleAnswers') });
const scratch = createScratch();
const settings = { 'promptshift.openai.baseUrl': sample.url };
console.log(`\nSample workspace: ${scratch.workspace}`);
console.log(`Sample answers:   ${sample.url} (set promptshift.openai.baseUrl and an API key for a real endpoint)`);
console.log('Try: open src/reply.ts, look at the underlined model, press Ctrl+. on it; right-click prompts/triage/1.2.0.md, Compare models.');
try {
  if (code === undefined) await serve();
  else await openDesktop(code, scratch, settings);
} finally {
  scratch.remove();
  await sample.close();
}
process.exit();

async function serve(): Promise<void> {
  const { server, url } = await openBrowser(scratch, settings);
  console.log(`\nVS Code is at:    ${url}\nCtrl+C ends it.`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await server.stop();
}

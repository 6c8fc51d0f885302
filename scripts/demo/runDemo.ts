import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { comparisonToHtml, comparisonToText, toComparisonView, type Comparison, type ScanReport, type ScanRow, type ScanSummary } from '../../src/core/index.ts';
import { summaryLine } from '../../src/core/report/scanText.ts';
import { startSampleServer } from '../sampleServer.ts';
import { pinFile, type PinnedFile } from './pinFile.ts';
import { runPromptshift, type Finished } from './runPromptshift.ts';

export type DemoOptions = {
  /** The `promptshift` command line: `dist/cli.js`, or its source. */
  readonly cli: string;
  /** The workspace to show it on; it is copied, never changed. */
  readonly workspace: string;
  /** Sample answers; see `startSampleServer`. */
  readonly fixtures: string;
  /** Where the HTML report goes. */
  readonly reportFile: string;
  readonly print: (line: string) => void;
};

/** What the demo runs on. */
export const subject = {
  file: 'src/assistant.ts',
  alias: 'chat.assistant',
  prompt: 'prompts/triage/1.2.0.md',
  text: 'The insulin for my daughter should have been here yesterday',
} as const;

type ScanJson = { readonly summary: ScanSummary & { readonly filesScanned: number; readonly durationMs: number }; readonly references: readonly ScanRow[]; readonly complete: boolean };

/**
 * The main job on a copy of the sample workspace, against an embedded server that answers from fixtures: scan, pin one file,
 * compare one prompt on two models over HTTP. Returns false when a step did not do what it should.
 */
export async function runDemo(options: DemoOptions): Promise<boolean> {
  const { print } = options;
  const workspace = join(await mkdtemp(join(tmpdir(), 'promptshift-demo-')), 'parcel-desk');
  await cp(options.workspace, workspace, { recursive: true });
  const server = await startSampleServer({ fixtures: options.fixtures });
  try {
    print('Promptshift demo: a copy of the sample workspace, and answers from sample fixtures instead of a model.');
    print(`Workspace: ${workspace}`);
    print(`Server:    ${server.url} (aimock, on this machine)`);

    heading(print, '1. Find every model', 'promptshift scan');
    const before = await scan(options.cli, workspace);
    for (const line of worstFindings(before)) print(`  ${line}`);
    print(`  ${summary(before)}`);

    heading(print, '2. Pin one file', `quick fix "Pin behind alias…" in ${subject.file}`);
    const pinned = await pinFile(workspace, subject.file, subject.alias, new Date().toISOString().slice(0, 10), new AbortController().signal);
    const after = await scan(options.cli, workspace);
    const pinLines = [...describePin(pinned), `uses of floating models: ${floatingUses(before)} → ${floatingUses(after)}`, summary(after)];
    for (const line of pinLines) print(`  ${line}`);

    const args = ['compare', subject.prompt, '--var', `text=${subject.text}`];
    heading(print, '3. Compare one prompt on two models', `promptshift ${args.slice(0, 2).join(' ')} --var text="${subject.text}"`);
    const compared = await runPromptshift(options.cli, [...args, '--format', 'json'], workspace, sampleEnvironment(server.url));
    if (compared.stdout === '') throw new Error(`The comparison gave no result: ${compared.stderr}`);
    const comparison = JSON.parse(compared.stdout) as Comparison;
    print(indent(comparisonToText(toComparisonView(comparison))));

    await mkdir(join(options.reportFile, '..'), { recursive: true });
    await writeFile(options.reportFile, comparisonToHtml(comparison, [
      { heading: 'Models in the workspace', lines: [...worstFindings(before), summary(before)] },
      { heading: `Pinned in ${subject.file}`, lines: pinLines },
    ]));
    print(`Report: ${options.reportFile}`);
    print('');
    print('These answers are fixtures. To ask real models: set OPENAI_API_KEY (and OPENAI_BASE_URL for another endpoint than');
    print('api.openai.com, such as http://localhost:11434/v1), then run in the workspace above:');
    print(`  node ${options.cli} compare ${subject.prompt}`);
    return compared.code === 0 && pinned !== undefined;
  } finally {
    await server.close();
  }
}

function heading(print: (line: string) => void, title: string, command: string): void {
  print('');
  print(`${title}   (${command})`);
}

async function scan(cli: string, workspace: string): Promise<ScanJson> {
  const result: Finished = await runPromptshift(cli, ['scan', '--format', 'json', '--fail-on', 'never', '--quiet'], workspace, process.env);
  if (result.stdout === '') throw new Error(`The scan gave no result: ${result.stderr}`);
  return JSON.parse(result.stdout) as ScanJson;
}

/** The first line of figures that `promptshift scan` prints. */
function summary({ summary: { filesScanned, durationMs, ...figures }, references, complete }: ScanJson): string {
  const report: ScanReport = { rows: references, problems: [], summary: figures, filesScanned, durationMs, complete };
  return summaryLine(report);
}

function floatingUses({ references }: ScanJson): number {
  return references.filter(({ role, findings }) => role === 'usage' && findings.some(({ rule }) => rule === 'model/floating')).length;
}

const shownFindings = 5;

/** One line for each thing that is wrong, errors first, then by how often it occurs. */
function worstFindings({ references }: ScanJson): readonly string[] {
  const order = ['error', 'warning', 'info', 'hint'];
  const all = references.flatMap(({ path, line, findings }) => findings.map((finding) => ({ place: `${path}:${line}`, ...finding })));
  const groups = [...Map.groupBy(all, ({ severity, message }) => `${severity.padEnd(7)}  ${message}`)]
    .toSorted(([, a], [, b]) => order.indexOf(a[0]?.severity ?? '') - order.indexOf(b[0]?.severity ?? '') || b.length - a.length);
  const shown = groups.slice(0, shownFindings);
  const lines = shown.map(([text, places]) => `${text}\n           ${places.length} ${places.length === 1 ? 'place' : 'places'}, first ${places[0]?.place ?? ''}`);
  const rest = all.length - shown.reduce((sum, [, places]) => sum + places.length, 0);
  return [...lines.flatMap((line) => line.split('\n')), ...(rest > 0 ? [`… and ${rest} more findings`] : [])];
}

function describePin(pinned: PinnedFile | undefined): readonly string[] {
  if (pinned === undefined) return [`${subject.file} uses no floating model, so nothing was pinned.`];
  const own = pinned.diff.split('\n').filter((line) => /^[-+](?![-+])/.test(line));
  const shown = own.filter((line) => line.includes(pinned.alias) || line.includes(pinned.model)).slice(0, 4);
  return [`${pinned.model} is now behind ${pinned.alias}; changed: ${pinned.changed.join(', ')}`, ...shown];
}

/** Nothing of the person's own endpoint or key reaches the demo, and no proxy stands before the loopback server. */
function sampleEnvironment(url: string): Readonly<Record<string, string | undefined>> {
  const { OPENAI_API_KEY: _key, HTTP_PROXY: _upper, http_proxy: _lower, OPENAI_MODEL_CHAT_TRIAGE: _override, PROMPTSHIFT_ENV: _environment, ...rest } = process.env;
  return { ...rest, OPENAI_BASE_URL: url };
}

function indent(text: string): string {
  return text.split('\n').map((line) => (line === '' ? '' : `  ${line}`)).join('\n');
}

import { readFileSync } from 'node:fs';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { scanRows, scanToSarif, type ScanRow, type LanguageId } from '../../../../src/core/index.ts';
import { applySettings } from '../../../../src/core/settings/applySettings.ts';
import { defaultSettings } from '../../../../src/core/settings/types.ts';
import { createScanner } from '../../../../src/core/createScanner.ts';
import { createGrammarSource } from '../../../../src/node/grammarSource.ts';
import { run } from '../../cli/capture.ts';
import { report, row } from './rows.ts';

type Result = {
  readonly ruleId: string; readonly ruleIndex: number; readonly level: string; readonly message: { readonly text: string };
  readonly locations: readonly [{ readonly physicalLocation: { readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string }; readonly region: Region } }];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly { readonly kind: string; readonly justification: string }[];
};
type Region = { readonly startLine: number; readonly startColumn: number; readonly endLine: number; readonly endColumn: number };
type Log = { readonly runs: readonly [{ readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } }; readonly columnKind: string; readonly results: readonly Result[] }] };

const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(JSON.parse(readFileSync('test/fixtures/schemas/sarif-2.1.0-rtm.5.json', 'utf8')) as object);

function valid(text: string): Log {
  const log: unknown = JSON.parse(text);
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  return log as Log;
}

const grammars = createGrammarSource();
async function rowsOf(text: string, language: LanguageId = 'typescript', path = 'src/ä b#.ts'): Promise<readonly ScanRow[]> {
  const document = await createScanner(grammars, { today: () => '2026-11-21', parseLimit: 20_000 }).scan({ path, language, text }, new AbortController().signal);
  return scanRows(document, text, path);
}
const sarif = (rows: readonly ScanRow[]): Log => valid(scanToSarif(report({ rows }), { toolVersion: '1.2.3' }));

/** The text a region means, found the way a reader of the log finds it. */
function textAt(source: string, { startLine, startColumn, endLine, endColumn }: Region): string {
  const starts = [0, ...[...source.matchAll(/\r\n|\n|\r/g)].map((match) => match.index + match[0].length)];
  return source.slice((starts[startLine - 1] ?? 0) + startColumn - 1, (starts[endLine - 1] ?? 0) + endColumn - 1);
}

describe('scanToSarif', () => {
  it('is valid for the sample workspace, with a result for every finding', async () => {
    const { stdout } = await run(['scan', 'test/fixtures/workspace', '--format', 'sarif', '--fail-on', 'never'], { cwd: process.cwd() });
    const [{ results, tool, columnKind }] = valid(stdout).runs;
    const json = await run(['scan', 'test/fixtures/workspace', '--format', 'json', '--fail-on', 'never'], { cwd: process.cwd() });
    const rows = (JSON.parse(json.stdout) as { readonly references: readonly ScanRow[] }).references;
    expect(results.length).toBeGreaterThan(100);
    expect(results).toHaveLength(rows.flatMap(({ findings }) => findings).length);
    expect(columnKind).toBe('utf16CodeUnits');
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });

  it('is valid without any result, and for a scan that was stopped', () => {
    expect(sarif([]).runs[0].results).toEqual([]);
    valid(scanToSarif(report({ complete: false, problems: [{ path: 'a b', message: 'Cannot be read.' }] }), { toolVersion: '1.2.3' }));
  });

  it.each([['LF', '\n'], ['CRLF', '\r\n'], ['CR', '\r']])('finds its text behind non-ASCII characters and %s', async (_, end) => {
    const source = ['// 🦊 ä', 'const 名前 = { "🦊": 1 }; call({ model: "gpt-4o" }); /* 😀 */ call({ model: "gpt-4-0613" });', 'call({ model: "claude-3-opus-20240229" });'].join(end);
    const { results } = sarif(await rowsOf(source)).runs[0];
    const found = results.map(({ locations: [{ physicalLocation }] }) => textAt(source, physicalLocation.region));
    expect(new Set(found)).toEqual(new Set(['gpt-4o', 'gpt-4-0613', 'claude-3-opus-20240229']));
    expect(results[0]?.locations[0].physicalLocation.artifactLocation).toEqual({ uri: 'src/%C3%A4%20b%23.ts', uriBaseId: '%SRCROOT%' });
  });

  it('keeps fingerprints when lines move, and tells equal lines apart', async () => {
    const line = 'call({ model: "gpt-5.6-sol" });\n';
    const print = (log: Log): readonly (string | undefined)[] => log.runs[0].results.map(({ partialFingerprints }) => partialFingerprints['promptshiftFinding/v1']);
    const one = print(sarif(await rowsOf(line)));
    expect(print(sarif(await rowsOf(`\n\n  ${line}`)))).toEqual(one);
    expect(print(sarif(await rowsOf('other({ model: "gpt-5.6-sol" });\n')))).not.toEqual(one);
    const two = print(sarif(await rowsOf(line + line)));
    expect(two[0]).toBe(one[0]);
    expect(new Set(two).size).toBe(2);
  });

  it('says what was accepted, by whom and why', async () => {
    const text = '// promptshift-ignore model/hard-coded: a sample\ncall({ model: "gpt-5.6-sol" });\ncall({ model: "gpt-5.6-sol" });';
    const scanner = createScanner(grammars, { today: () => '2026-11-21', parseLimit: 20_000 });
    const document = await scanner.scan({ path: 'a.ts', language: 'typescript', text }, new AbortController().signal);
    const settings = { ...defaultSettings, ignore: [{ path: 'a.ts', rule: 'model/hard-coded', reason: 'the old path' }] };
    const { results } = sarif(scanRows(applySettings(document, settings, 'a.ts'), text, 'a.ts')).runs[0];
    expect(results.map(({ suppressions }) => suppressions)).toEqual([
      [{ kind: 'inSource', status: 'accepted', justification: 'a sample' }],
      [{ kind: 'external', status: 'accepted', justification: 'the old path' }],
    ]);
  });

  it('calls info and hints notes', () => {
    const findings = (['error', 'warning', 'info', 'hint'] as const).map((severity) => ({ rule: 'model/floating', severity, message: 'It floats' }));
    expect(sarif([row({ findings })]).runs[0].results.map(({ level }) => level)).toEqual(['error', 'warning', 'note', 'note']);
  });
});

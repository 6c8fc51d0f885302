import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { ruleHelp } from '../../../src/core/report/ruleHelp.ts';
import { scratchFolder } from '../scratchFolder.ts';
import { buildCli } from './builtCli.ts';

const cli = buildCli();
const config = JSON.stringify({ aliases: {
  'chat.core': { default: 'gpt-5.4-2026-03-05', candidate: 'gpt-5.4-2026-03-05', rollback: 'gpt-4-0613' }, 'chat.old': { default: 'gpt-5.5-2026-04-23' },
} }, null, 2);
const settings = { accessors: [{ language: 'typescript', path: 'src/models.ts' }] };
const files = {
  'models.config.json': config,
  'promptshift.json': JSON.stringify(settings),
  'src/a.ts': 'import { model } from "./models.ts";\ncall({ model: model("chat.core") });\ncall({ model: model("chat.nope") });\n',
};

type Row = { readonly path: string; readonly findings: readonly { readonly rule: string; readonly severity: string }[] };

function scan(cwd: string, ...args: readonly string[]): { readonly status: number | null; readonly stdout: string } {
  const { status, stdout } = spawnSync(process.execPath, [cli(), 'scan', '--no-cache', ...args], { cwd, encoding: 'utf8' });
  return { status, stdout };
}
function rulesOf(jsonl: string): readonly string[] {
  return jsonl.trimEnd().split('\n').map((line) => JSON.parse(line) as Row).flatMap(({ path, findings }) => findings.map(({ rule, severity }) => `${path} ${severity} ${rule}`));
}
const inConfig = [
  'models.config.json hint alias/candidate-equals-default', 'models.config.json warning alias/rollback-retired', 'models.config.json info alias/rollback-missing',
];

describe('promptshift scan about aliases', () => {
  it('reports each in jsonl, text and SARIF', async () => {
    const cwd = await scratchFolder(files);
    const { status, stdout } = scan(cwd, '--format', 'jsonl');
    expect(status).toBe(0);
    expect(rulesOf(stdout)).toEqual([...inConfig, 'models.config.json hint alias/unused', 'src/a.ts warning alias/undefined']);
    expect(scan(cwd, '--fail-on', 'warning').stdout).toMatch(/ {2}3:22 +warning +There is no alias chat\.nope in models\.config\.json; it has chat\.core, chat\.old +alias\/undefined/);
    expect(scan(cwd, '--fail-on', 'warning').status).toBe(1);
    const sarif = JSON.parse(scan(cwd, '--format', 'sarif').stdout) as { runs: { results: { ruleId: string; ruleIndex: number }[] }[] };
    for (const { ruleId, ruleIndex } of sarif.runs[0]?.results ?? []) expect(ruleHelp[ruleIndex]?.id).toBe(ruleId);
    expect(sarif.runs[0]?.results).toHaveLength(5);
  });

  it('calls nothing unused that it did not look for', async () => {
    const cwd = await scratchFolder(files);
    expect(rulesOf(scan(cwd, 'models.config.json', '--format', 'jsonl').stdout)).toEqual(inConfig);
    expect(rulesOf(scan(cwd, 'src', '--format', 'jsonl').stdout)).toEqual(['a.ts warning alias/undefined']);
    const bare = await scratchFolder({ 'models.config.json': config });
    expect(rulesOf(scan(bare, '--format', 'jsonl').stdout)).toEqual(inConfig);
  });

  it('takes severities and accepted findings from promptshift.json', async () => {
    const ignore = [{ path: 'models.config.json', rule: 'alias/unused', reason: 'read by the billing job' }];
    const rules = { 'alias/undefined': 'error', 'alias/rollback-missing': 'off' };
    const cwd = await scratchFolder({ ...files, 'promptshift.json': JSON.stringify({ ...settings, ignore, rules }) });
    const { status, stdout } = scan(cwd, '--format', 'jsonl');
    expect(status).toBe(1);
    expect(rulesOf(stdout)).toEqual([...inConfig.slice(0, 2), 'src/a.ts error alias/undefined']);
  });

  it('takes the nearest models.config.json, and is silent where it is broken', async () => {
    const own = await scratchFolder({ ...files, 'src/models.config.json': '{ "aliases": { "chat.nope": { "default": "gpt-5.5-2026-04-23", "rollback": "gpt-5.4-2026-03-05" } } }' });
    expect(rulesOf(scan(own, 'src/a.ts', '--format', 'jsonl').stdout)).toEqual(['src/a.ts warning alias/undefined']);
    const broken = await scratchFolder({ ...files, 'src/models.config.json': '{ "aliases": {' });
    expect(scan(broken, 'src/a.ts', '--format', 'jsonl').stdout).not.toContain('alias/undefined');
  });

  it('explains each rule it can report', () => {
    const page = readFileSync('media/rules.md', 'utf8');
    for (const { id } of ruleHelp.filter(({ id: rule }) => rule.startsWith('alias/'))) expect(page).toContain(`## ${id}\n`);
  });
});

import { describe, expect, it } from 'vitest';
import { scratchFolder } from '../scratchFolder.ts';
import { run } from './capture.ts';

const call = 'client.chat.completions.create(\n    model="gpt-4o",\n    messages=[],\n    max_tokens=5,\n)\n';

type Row = { readonly findings: readonly { readonly rule: string; readonly severity: string; readonly line?: number; readonly column?: number; readonly endLine?: number; readonly endColumn?: number }[] };

function parameterRows(stdout: string): readonly Row['findings'][number][] {
  return stdout.trimEnd().split('\n').flatMap((line) => (JSON.parse(line) as Row).findings).filter(({ rule }) => rule === 'model/parameter');
}

describe('promptshift scan --target', () => {
  it('says nothing of arguments without a target', async () => {
    const cwd = await scratchFolder({ 'a.py': call });
    expect((await run(['scan'], { cwd })).stdout).not.toContain('model/parameter');
  });

  it('puts a finding where its argument stands, in every format', async () => {
    const cwd = await scratchFolder({ 'a.py': call });
    const text = await run(['scan', '--target', 'gpt-5.2'], { cwd });
    expect(text.code).toBe(1);
    expect(text.stdout).toMatch(/^ {2}4:5 {3}error {4}From gpt-4o to gpt-5\.2: this fails: .*Use 'max_completion_tokens' instead.*model\/parameter$/m);
    expect(parameterRows((await run(['scan', '--target', 'gpt-5.2', '--format', 'jsonl'], { cwd })).stdout)).toMatchObject([{ severity: 'error', line: 4, column: 5, endLine: 4, endColumn: 17 }]);
    const sarif = JSON.parse((await run(['scan', '--target', 'gpt-5.2', '--format', 'sarif'], { cwd })).stdout) as { runs: { results: { ruleId: string; locations: unknown }[] }[] };
    expect(sarif.runs[0]?.results.find(({ ruleId }) => ruleId === 'model/parameter')?.locations).toMatchObject([{ physicalLocation: { region: { startLine: 4, startColumn: 5, endLine: 4, endColumn: 17 } } }]);
    expect((await run(['scan', '--target', 'gpt-5.2', '--format', 'csv'], { cwd })).stdout).toMatch(/^a\.py,4,5,4,17,gpt-4o,.*,model\/parameter,error,/m);
    expect((await run(['scan', '--target', 'gpt-5.2', '--format', 'markdown'], { cwd })).stdout).toContain('`a.py:4:5`');
  });

  it('takes the target from promptshift.json, which the option overrides', async () => {
    const cwd = await scratchFolder({ 'a.py': call, 'promptshift.json': '{ "target": "gpt-5.2" }' });
    expect((await run(['scan'], { cwd })).stdout).toContain('From gpt-4o to gpt-5.2');
    expect((await run(['scan', '--target', 'gpt-5.5'], { cwd })).stdout).not.toContain('to gpt-5.2');
  });

  it('judges a use of an alias against its candidate', async () => {
    const cwd = await scratchFolder({
      'main.py': `from app.models import model\n${call.replace('"gpt-4o"', 'model("chat.core")')}`,
      'promptshift.json': '{ "accessors": [{ "language": "python", "path": "app/models.py" }] }',
      'models.config.json': '{ "aliases": { "chat.core": { "default": "gpt-4o-2024-08-06", "candidate": "gpt-5.2" } } }',
    });
    expect(parameterRows((await run(['scan', '--format', 'jsonl'], { cwd })).stdout)).toMatchObject([{ line: 5, column: 5 }]);
  });

  it('leaves known findings out and is the same with the cache', async () => {
    const cwd = await scratchFolder({ 'a.py': call });
    await run(['scan', '--target', 'gpt-5.2', '--write-known', 'known.json'], { cwd });
    expect((await run(['scan', '--target', 'gpt-5.2', '--known', 'known.json'], { cwd })).stdout).not.toContain('model/parameter');
    const first = await run(['scan', '--target', 'gpt-5.2', '--format', 'jsonl'], { cwd });
    expect((await run(['scan', '--target', 'gpt-5.2', '--format', 'jsonl', '--no-cache'], { cwd })).stdout).toBe(first.stdout);
  });

  it('exits 2 for a target that is no model and no alias', async () => {
    const cwd = await scratchFolder({ 'a.py': call });
    const { code, stderr } = await run(['scan', '--target', 'nothing-of-the-kind'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('--target nothing-of-the-kind is no model and no alias.');
  });
});

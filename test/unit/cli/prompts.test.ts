import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { promptRuleIds } from '../../../src/core/prompts/rules/promptRule.ts';
import { scratchFolder } from '../scratchFolder.ts';
import { run } from './capture.ts';

const prompt = (body: string, front = ''): string => `---\nmodel: chat.core\nowner: "@acme"\n${front}---\n# User\n${body}\n`;
const files = {
  'prompts/triage/1.0.0.md': prompt('Hi {{text}}'),
  'prompts/triage/1.1.0.md': prompt('Hello {{text}}, write to ada@gmail.com'),
  'chat.prompty': '---\nmodel: gpt-4o\n---\nuser:\nHi {{name}}\n',
  'a.prompt.yml': 'model: gpt-4o\nmessages: [{ role: user, content: "{{x}}" }]\n',
  'views/page.hbs': '{{shout}}',
  'views/prompt.hbs': 'Hi {{name}}',
  'notes/1.0.0.md': 'no prompt',
  'models.config.json': '{"aliases": {"chat.core": {"default": "gpt-5.4-2026-03-05", "owner": "@acme/chat"}}}',
};

function git(cwd: string, ...args: readonly string[]): void {
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false', ...args], { cwd, stdio: 'ignore' });
}

describe('promptshift prompts', () => {
  it('lists prompts of every format with version, state, model and length, then what is wrong', async () => {
    const cwd = await scratchFolder(files);
    const { code, stdout, stderr } = await run(['prompts'], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.split('\n')).toEqual([
      'a.prompt.yml             github-models  gpt-4o                          3 tokens',
      'chat.prompty             prompty        gpt-4o                          4 tokens',
      'prompts/triage/1.0.0.md  1.0.0 draft    chat.core → gpt-5.4-2026-03-05  4 tokens',
      'prompts/triage/1.1.0.md  1.1.0 draft    chat.core → gpt-5.4-2026-03-05  9 tokens',
      'views/prompt.hbs         handlebars     no model                        4 tokens',
      '',
      'prompts/triage/1.1.0.md',
      '  6:26  warning  An e-mail address is written into the prompt and sent with every call. Take it out, or make it an input.  prompt/personal-data',
      '',
      '4 prompts in 5 files: 1 warning',
      '',
    ]);
    expect((await run(['prompts', '--fail-on', 'warning'], { cwd })).code).toBe(1);
    expect((await run(['prompts', 'views/page.hbs'], { cwd })).stdout).toContain('1 prompt in 1 file');
  });

  it('prints one file a line as jsonl, with the documented keys', async () => {
    const cwd = await scratchFolder(files);
    const rows = (await run(['prompts', '--format', 'jsonl'], { cwd })).stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(Object.keys(rows[3] ?? {})).toEqual(['path', 'name', 'version', 'state', 'format', 'language', 'model', 'resolvedModel', 'owner', 'messages', 'inputs', 'tools', 'tokens', 'findings']);
    expect(rows[3]).toMatchObject({ path: 'prompts/triage/1.1.0.md', name: 'triage', version: '1.1.0', state: 'draft', format: 'promptshift', owner: '@acme', inputs: ['text'] });
    expect(rows[3]?.['findings']).toEqual([{ rule: 'prompt/personal-data', severity: 'warning', message: expect.any(String) as string, line: 6, column: 26, endLine: 6, endColumn: 39 }]);
  });

  it('prints json, csv, markdown and sarif', async () => {
    const cwd = await scratchFolder(files);
    const print = async (format: string): Promise<string> => (await run(['prompts', '--format', format], { cwd })).stdout;
    expect(JSON.parse(await print('json'))).toMatchObject({ version: 1, complete: true, summary: { prompts: 4, files: 5, findings: 1, warning: 1 }, problems: [] });
    const csv = (await print('csv')).split('\r\n');
    expect(csv[0]).toBe('path,name,version,state,format,model,resolvedModel,owner,messages,tools,tokens,inputs,rule,severity,message,line,column');
    expect(csv).toHaveLength(7);
    expect(await print('markdown')).toContain('| warning | `prompts/triage/1.1.0.md:6:26` |');
    const sarif = JSON.parse(await print('sarif')) as { runs: [{ tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; ruleIndex: number; level: string }[] }] };
    expect(sarif.runs[0].tool.driver.rules.map(({ id }) => id)).toEqual([...promptRuleIds]);
    expect(sarif.runs[0].results).toMatchObject([{ ruleId: 'prompt/personal-data', level: 'warning' }]);
  });

  it('reads the files that a prompt names, inside of the workspace alone', async () => {
    const outside = await scratchFolder({ 'secret.json': '[{"name": "leaked", "parameters": {}}]' });
    const cwd = await scratchFolder({
      'prompts/a/1.0.0.md': prompt('x', 'tools: [ ../../tools/one.json, ../../tools/link.json, ../../../secret.json ]\n'), 'tools/one.json': '[{"name": "one", "parameters": {}}]', '.git/HEAD': '',
    });
    symlinkSync(join(outside, 'secret.json'), join(cwd, 'tools/link.json'));
    const { code, stdout } = await run(['prompts', '--format', 'jsonl'], { cwd });
    const row = JSON.parse(stdout) as { tools: number; findings: { rule: string; message: string }[] };
    expect(code).toBe(1);
    expect(row.tools).toBe(1);
    expect(row.findings.map(({ message }) => message)).toEqual(['../../tools/link.json cannot be read: there is no such file.', '../../../secret.json is not read: it lies outside of the workspace.']);
  });

  it('obeys promptshift.json, comments and CODEOWNERS', async () => {
    const bare = '---\nmodel: gpt-4o\n---\n# User\nWrite to ada@gmail.com\n';
    const cwd = await scratchFolder({ 'prompts/a/1.0.0.md': bare, '.git/HEAD': '', 'promptshift.json': '{"rules": {"prompt/personal-data": "error"}}' });
    expect((await run(['prompts', '--quiet', '--format', 'csv'], { cwd })).stdout).toContain('prompt/missing-owner,info');
    expect((await run(['prompts', '--quiet', '--format', 'csv'], { cwd })).stdout).toContain('prompt/personal-data,error');
    const owned = await scratchFolder({ 'prompts/a/1.0.0.md': bare, '.git/HEAD': '', CODEOWNERS: 'prompts/ @acme/chat\n', 'promptshift.json': '{"ignore": [{"path": "prompts/a/1.0.0.md", "rule": "prompt/personal-data", "reason": "public"}]}' });
    expect((await run(['prompts'], { cwd: owned })).stdout).toContain('no findings');
  });

  it('names a lock that cannot be read and a broken file, and goes on', async () => {
    const cwd = await scratchFolder({ ...files, 'prompts/triage/versions.lock.json': '{', 'b.prompt': 'a\0b', 'c.prompty': '---\nmodel: [\n---\nuser:\nhi\n' });
    const { stdout, stderr } = await run(['prompts'], { cwd });
    expect(stderr.split('\n')).toEqual([
      'warning: b.prompt: Not scanned: it holds binary data, not text.', 'warning: prompts/triage/versions.lock.json: versions.lock.json is not valid JSON.', '',
    ]);
    expect(stdout).toMatch(/\nc\.prompty\n {2}\d+:\d+ +error +The front matter is not valid YAML/);
    expect(stdout).toContain('prompts/triage/1.0.0.md');
  });
});

describe('versions of prompts', () => {
  it('are released, found edited, and made into a new version with the released text back', async () => {
    const cwd = await scratchFolder(files);
    git(cwd, 'init', '-q');
    git(cwd, 'add', '.');
    git(cwd, 'commit', '-qm', 'x');
    const path = join(cwd, 'prompts/triage/1.0.0.md');
    const released = readFileSync(path, 'utf8');
    expect(await run(['prompts', 'release', 'prompts/triage/1.0.0.md'], { cwd })).toEqual({ code: 0, stdout: 'released prompts/triage/1.0.0.md\n', stderr: '' });
    expect(await run(['prompts', 'release', 'prompts/triage/1.0.0.md'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '1.0.0 is released already.\n' });
    const { writeFileSync } = await import('node:fs');
    writeFileSync(path, released.replace('Hi', 'Dear'));
    const listed = await run(['prompts'], { cwd });
    expect(listed.code).toBe(1);
    expect(listed.stdout).toContain('prompt/edited-release');
    expect(await run(['prompts', 'release', 'prompts/triage/1.0.0.md'], { cwd })).toMatchObject({ code: 2, stderr: expect.stringContaining('Make it a new version') as string });

    const dry = await run(['prompts', 'new-version', 'prompts/triage/1.0.0.md', '--patch', '--reason', 'Be polite', '--dry-run'], { cwd });
    expect(dry.stdout).toContain('+++ b/prompts/triage/1.0.1.md');
    expect(dry.stdout).toContain('-Dear {{text}}\n+Hi {{text}}');
    expect(await run(['prompts', 'new-version', 'prompts/triage/1.0.0.md', '--patch', '--reason', 'Be polite'], { cwd })).toEqual({ code: 0, stdout: 'created prompts/triage/1.0.1.md\nrestored prompts/triage/1.0.0.md\n', stderr: '' });
    expect(readFileSync(path, 'utf8')).toBe(released);
    expect(readFileSync(join(cwd, 'prompts/triage/1.0.1.md'), 'utf8')).toBe(released.replace('Hi', 'Dear').replace('---\n#', 'changes: Be polite\n---\n#'));
    expect((await run(['prompts'], { cwd })).stdout).not.toContain('edited-release');
    expect((await run(['prompts', 'diff', 'prompts/triage/1.0.1.md'], { cwd })).stdout).toContain('-Hi {{text}}\n+Dear {{text}}');
  });

  it('begin with a first version that is a whole prompt, where there is none yet', async () => {
    const cwd = await scratchFolder(files);
    const dry = await run(['prompts', 'new', 'reply', '--model', 'chat.core', '--dry-run'], { cwd });
    expect(dry).toMatchObject({ code: 0, stdout: expect.stringContaining('+++ b/prompts/reply/1.0.0.md') as string });
    expect(() => readFileSync(join(cwd, 'prompts/reply/1.0.0.md'))).toThrow('ENOENT');
    expect(await run(['prompts', 'new', 'reply', '--model', 'chat.core'], { cwd })).toEqual({ code: 0, stdout: 'created prompts/reply/1.0.0.md\n', stderr: '' });
    const { stdout, code } = await run(['prompts', 'prompts/reply', '--format', 'jsonl'], { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ path: '1.0.0.md', name: 'reply', version: '1.0.0' });
    expect((await run(['prompts', 'new-version', 'prompts/reply', '--reason', 'More'], { cwd })).stdout).toBe('created prompts/reply/1.1.0.md\n');
  });

  it('step on from the newest of a folder, and lock the one they follow', async () => {
    const cwd = await scratchFolder(files);
    expect((await run(['prompts', 'new-version', 'prompts/triage', '--reason', 'More'], { cwd })).stdout).toBe('created prompts/triage/1.2.0.md\n');
    expect(Object.keys(JSON.parse(readFileSync(join(cwd, 'prompts/triage/versions.lock.json'), 'utf8')) as object)).toEqual(['1.1.0']);
    expect((await run(['prompts', 'diff', 'prompts/triage', '--from', '1.0.0', '--to', '1.1.0'], { cwd })).stdout).toContain('-Hi {{text}}\n+Hello {{text}}');
    expect(await run(['prompts', 'diff', 'prompts/triage', '--from', '1.0.0', '--to', '1.0.0'], { cwd })).toMatchObject({ code: 0, stdout: '', stderr: 'That is one and the same version.\n' });
  });

  it.each([
    [['new', 'reply'], 'Required option \'--model <id>\''],
    [['new', 'reply', '--model', ' '], 'needs a model'],
    [['new', 'a/b', '--model', 'x'], 'cannot be a prompt\'s name'],
    [['new', '..', '--model', 'x'], 'cannot be a prompt\'s name'],
    [['new', 'triage', '--model', 'x'], 'its newest version is 1.1.0'],
    [['new-version', 'prompts/triage'], 'Required option \'--reason <text>\''],
    [['new-version', 'prompts/triage', '--reason', ' '], 'needs a reason'],
    [['new-version', 'chat.prompty', '--reason', 'x'], 'has no version'],
    [['new-version', 'gone.md', '--reason', 'x'], 'cannot be read'],
    [['new-version', 'prompts/triage', '--patch', '--major', '--reason', 'x'], 'cannot be used with'],
    [['diff', 'prompts/triage/1.0.0.md'], 'first version'],
    [['diff', 'prompts/triage', '--from', '9.9.9'], 'Name one of 1.0.0, 1.1.0'],
  ])('wrong usage of %j is one line that says what to do', async (args, said) => {
    const { code, stderr } = await run(['prompts', ...args], { cwd: await scratchFolder(files) });
    expect(code).toBe(2);
    expect(stderr).toContain(said);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('does not lose a released text that git does not have', async () => {
    const cwd = await scratchFolder({ ...files, 'prompts/triage/versions.lock.json': `{"1.0.0": {"sha256": "${'0'.repeat(64)}", "released": "2026-01-01"}}` });
    const before = readFileSync(join(cwd, 'prompts/triage/1.0.0.md'), 'utf8');
    const { code, stderr } = await run(['prompts', 'new-version', 'prompts/triage/1.0.0.md', '--patch', '--reason', 'x'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('git has no file with the released text');
    expect(readFileSync(join(cwd, 'prompts/triage/1.0.0.md'), 'utf8')).toBe(before);
  });
});

it('explains every rule on the page that the editor opens', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../media/rules.md'), 'utf8');
  for (const id of promptRuleIds) expect(page).toContain(`## ${id}\n`);
});

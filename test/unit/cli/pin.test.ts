import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyPatches } from 'diff';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from './capture.ts';

let root = '';
const at = (path: string): string => join(root, path);
const read = (path: string): string => readFileSync(at(path), 'utf8');

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pin-'));
  cpSync('test/fixtures/workspace', root, { recursive: true });
  mkdirSync(at('.git'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Every file with its text. */
function snapshot(): Record<string, string> {
  return Object.fromEntries(readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(at(path)).isFile()).map((path) => [path, read(path)]));
}

describe('promptshift pin', () => {
  const reply = ['pin', 'src', '--alias', 'chat.reply', '--model', 'gpt-4o'];

  it('asks for an alias in names that fit the code', async () => {
    const { code, stdout, stderr } = await run(['pin', 'src', '--model', 'gpt-4o'], { cwd: root });
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^promptshift: No --alias is named for .+ in src\/.+\. There is: chat\.triage \(gpt-5\.4-2026-03-05\)\. Name one that is there or a new one, such as --alias chat\.[\w-]+\.$/m);
    mkdirSync(at('empty'));
    expect((await run(['pin', 'empty'], { cwd: root })).stderr).toContain('nothing here could go behind one. See what is there: promptshift scan.');
  });

  it('shows a diff by default and writes nothing', async () => {
    const before = snapshot();
    const { code, stdout, stderr } = await run(reply, { cwd: root });
    expect(code).toBe(0);
    expect(stdout).toContain('--- a/src/reply.ts\n+++ b/src/reply.ts\n');
    expect(stdout).toContain('-    model: "gpt-4o",\n+    model: model("chat.reply"),\n');
    expect(stdout).toContain('--- /dev/null\n+++ b/src/models.ts\n');
    expect(stderr).toBe('2 references in 2 files would go behind chat.reply. Nothing is written: run again with --write.\n');
    expect(snapshot()).toEqual(before);
    expect((await run([...reply, '--dry-run'], { cwd: root })).stdout).toBe(stdout);
  });

  it('writes what the diff said, and the second run has nothing to do', async () => {
    const { stdout: diff } = await run(reply, { cwd: root });
    const expected: Record<string, string | undefined> = {};
    applyPatches(diff, {
      loadFile: (patch, done) => done(undefined, patch.oldFileName === '/dev/null' ? '' : read(patch.newFileName?.slice(2) ?? '')),
      patched: (patch, text, done) => {
        expected[patch.newFileName?.slice(2) ?? ''] = text === false ? undefined : text;
        done(undefined);
      },
      complete: (error) => expect(error).toBeUndefined(),
    });
    const { code, stdout, stderr } = await run([...reply, '--write'], { cwd: root });
    expect({ code, stdout, stderr }).toEqual({
      code: 0, stderr: '2 references in 2 files put behind chat.reply.\n',
      stdout: 'changed models.config.json\nmade promptshift.json\nmade src/models.ts\nchanged src/assistant.ts\nchanged src/reply.ts\n',
    });
    expect(Object.keys(expected)).toHaveLength(5);
    for (const [path, text] of Object.entries(expected)) expect(read(path)).toBe(text);

    const after = snapshot();
    expect(await run(reply, { cwd: root })).toEqual({ code: 0, stdout: '', stderr: 'Nothing to put behind an alias: no hard-coded use of gpt-4o is here. See what is: promptshift scan --format csv.\n' });
    await run([...reply, '--write'], { cwd: root });
    expect(snapshot()).toEqual(after);
  });

  it('leaves code that compiles', async () => {
    for (const [alias, model] of [['chat.reply', 'gpt-4o'], ['chat.assist', 'gpt-5.4'], ['chat.escalation', 'gpt-5-2025-08-07'], ['chat.review', 'gpt-4.1']] as const) {
      expect((await run(['pin', 'src', '--alias', alias, '--model', model, '--write'], { cwd: root })).code).toBe(0);
    }
    const node = join(process.cwd(), 'node_modules/.bin/node');
    execFileSync('ln', ['-s', join(process.cwd(), 'node_modules'), at('node_modules')]);
    expect(execFileSync(node, [join(process.cwd(), 'node_modules/typescript/bin/tsc'), '-p', root, '--noEmit'], { encoding: 'utf8' })).toBe('');
    expect(read('src/models.ts')).toContain('const aliases = ["chat.reply", "chat.assist", "chat.escalation", "chat.review"] as const;');
  }, 30_000);

  it('says which files it left, and why', async () => {
    const { stdout, stderr } = await run(['pin', '--alias', 'chat.small', '--model', 'gpt-4o-mini'], { cwd: root });
    expect(stdout).toContain("process.env.REPLAY_MODEL || model('chat.small')".replace('model(', 'modelFor('));
    expect(stdout).toMatch(/^\+{3} b\/client\/main\.go$/m);
    expect(stdout).toMatch(/^\+{3} b\/worker\/settings\.py$/m);
    expect(stderr).toMatch(/^left config\/routes\.json:5:71 gpt-4o-mini: JSON cannot ask for an alias, and there is no snapshot to write/m);
    expect(stderr).toContain('Files of this kind cannot ask for an alias. Left:\n  notebooks/triage-study.ipynb: gpt-4o-mini\n');
    expect(stderr).not.toContain('gpt-4-0613');
    expect((await run(['pin', '--alias', 'chat.small', '--model', 'gpt-4o-mini', '--quiet'], { cwd: root })).stderr).toBe('');
  });

  it('names the place where a call is illegal', async () => {
    writeFileSync(at('src/fixed.ts'), 'export const choice = { model: "gpt-4.1-mini" } as const;\n');
    const { stdout, stderr } = await run(['pin', 'src', '--alias', 'chat.mini', '--model', 'gpt-4.1-mini'], { cwd: root });
    expect(stdout).toBe('');
    expect(stderr).toBe('left src/fixed.ts:1:33 gpt-4.1-mini: "as const" makes the id a part of a type. Remove it first.\nNothing to put behind an alias.\n');
  });

  it('only takes references to what the alias stands for, unless told', async () => {
    const { stderr } = await run(['pin', 'src/reply.ts', '--alias', 'chat.triage'], { cwd: root });
    expect(stderr).toContain('left src/reply.ts:12:13 gpt-4o: "chat.triage" stands for gpt-5.4-2026-03-05; --model gpt-4o would move this over.\n');
    const told = await run(['pin', 'src/reply.ts', '--alias', 'chat.triage', '--model', 'gpt-4o'], { cwd: root });
    expect(told.stdout).toContain('+    model: model("chat.triage"),\n');
    expect(told.stderr).toContain('note: "chat.triage" stands for gpt-5.4-2026-03-05; the code asked for gpt-4o.\n');
  });

  it('gives each package of a repository its own accessor, and warns where it has pages', async () => {
    const { stdout, stderr } = await run(['pin', 'web', '--alias', 'chat.reply', '--model', 'gpt-4o', '--write'], { cwd: root });
    expect(stdout).toBe('changed models.config.json\nmade promptshift.json\nmade web/models.ts\nchanged web/ModelPicker.tsx\n');
    expect(stderr).toContain('note: The accessor reads models.config.json through Node: keep it out of code that is bundled for the browser.\n');
    expect(read('web/ModelPicker.tsx')).toContain("{model === 'gpt-4o' ? <Assistant model={modelFor('chat.reply')} /> : <Assistant model={model} />}");
    expect(read('web/ModelPicker.tsx')).toContain("import { Assistant } from './Assistant'\nimport { model as modelFor } from './models'\n");
  });

  it('works from a folder inside, with the diff seen from there', async () => {
    const { stdout } = await run(['pin', 'reply.ts', '--alias', 'chat.reply', '--model', 'gpt-4o'], { cwd: at('src') });
    expect(stdout).toContain('+++ b/reply.ts\n');
    expect(stdout).toContain('+++ b/../models.config.json\n');
  });

  it('keeps the encoding and the line ends of a file', async () => {
    writeFileSync(at('src/crlf.ts'), Buffer.from('\uFEFFimport a from "a";\r\n\r\na("gpt-4.1-mini");\r\n'));
    await run(['pin', 'src/crlf.ts', '--alias', 'chat.mini', '--write'], { cwd: root });
    expect(read('src/crlf.ts')).toBe('\uFEFFimport a from "a";\r\nimport { model } from "./models.js";\r\n\r\na(model("chat.mini"));\r\n');
  });

  it.each([
    [['pin', 'src'], 'No --alias is named for '],
    [['pin', 'src', '--alias', 'chat.x', '--write', '--dry-run'], "Option '--write' cannot be used with option '--dry-run'."],
    [['pin', 'nowhere', '--alias', 'chat.x'], 'nowhere cannot be scanned: it is not there.'],
    [['pin', 'src/reply.ts', '--alias', 'Chat', '--model', 'gpt-4o'], '"Chat" is not an alias name. Use small letters and digits'],
    [['pin', 'src', '--alias', 'chat.x'], 'These files ask for 6 models and "chat.x" can stand for one: gpt-5.4 (2), gpt-4o (2),'],
  ])('%j ends with 2 and one line', async (args, said) => {
    const { code, stdout, stderr } = await run(args, { cwd: root });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`promptshift: ${said}`);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('stops before the first write when a JSON file is broken', async () => {
    writeFileSync(at('models.config.json'), '{\n  "aliases": {\n');
    const before = snapshot();
    const { code, stderr } = await run([...reply, '--write'], { cwd: root });
    expect(code).toBe(2);
    expect(stderr).toContain('models.config.json:3: this is not valid JSON.');
    expect(snapshot()).toEqual(before);
  });

  it('names the folder that is in the way', async () => {
    rmSync(at('models.config.json'));
    mkdirSync(at('models.config.json'));
    const { code, stderr } = await run([...reply, '--write'], { cwd: root });
    expect(code).toBe(2);
    expect(stderr).toContain('models.config.json cannot be written: it is a folder.');
    expect(existsSync(at('src/models.ts'))).toBe(false);
  });
});

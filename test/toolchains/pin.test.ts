import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pinEvery } from '../support/pin/fixturePin.ts';
import { projects, type FixtureProject } from '../support/pin/fixtureProjects.ts';

const languages = Object.entries(projects) as readonly (readonly [string, FixtureProject])[];

const has = (command: string): boolean => command.startsWith('./') || spawnSync('which', [command]).status === 0;

/** What the last command prints; every command has to succeed. */
function runAll(root: string, commands: FixtureProject['run'], files: Readonly<Record<string, string>>): string {
  let printed = '';
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const config = Object.keys(files).find((path) => path.endsWith('models.config.json'));
  const env = { ...process.env, GOFLAGS: '-mod=mod', GOTOOLCHAIN: 'local', ...(config === undefined ? {} : { MODELS_CONFIG: join(root, config) }) };
  for (const [command = '', ...args] of commands) {
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8', env });
    expect({ command, status, stderr: status === 0 ? '' : stderr }).toEqual({ command, status: 0, stderr: '' });
    printed = stdout;
  }
  return printed;
}

describe('a pinned program, run by its own toolchain, prints what it printed before', () => {
  for (const [language, project] of languages) {
    const missing = project.run.map(([command = '']) => command).find((command) => !has(command));
    const title = missing === undefined ? language : `${language} (${missing} is not here)`;
    it.skipIf(missing !== undefined || project.run.length === 0)(title, async () => {
      const root = mkdtempSync(join(tmpdir(), 'pin-fixture-'));
      try {
        const before = { ...project.files, [project.path]: readFileSync(`test/fixtures/pin/${language}/before.${project.ending}`, 'utf8') };
        const { files } = await pinEvery(project.path, before);
        const printed = runAll(join(root, 'before'), project.run, before);
        expect(runAll(join(root, 'after'), project.run, files)).toBe(printed);
        expect(printed.match(/gpt-4o/g)?.length).toBeGreaterThan(9);
        const config = Object.keys(files).find((path) => path.endsWith('models.config.json')) ?? '';
        const moved = { ...files, [config]: files[config]?.replace('"gpt-4o"', '"gpt-6-sol"') ?? '' };
        expect(runAll(join(root, 'moved'), project.run, moved)).toContain('gpt-6-sol');
      } finally {
        rmSync(root, { recursive: true, force: true });
      }
    }, 120_000);
  }
});

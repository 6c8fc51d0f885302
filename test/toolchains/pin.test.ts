import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pinEvery } from '../support/pin/fixturePin.ts';
import { projects, type FixtureProject } from '../support/pin/fixtureProjects.ts';

const languages = Object.entries(projects) as readonly (readonly [string, FixtureProject])[];

const has = (command: string): boolean => command.startsWith('./') || spawnSync('which', [command]).status === 0;

type Outcome = { readonly printed: string; readonly failed?: string };

/** What the last command prints; the first that fails ends it, with all it said. tsc reports on stdout. */
function attempt(root: string, commands: FixtureProject['run'], files: Readonly<Record<string, string>>): Outcome {
  let printed = '';
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const config = Object.keys(files).find((path) => path.endsWith('models.config.json'));
  const env = { ...process.env, GOFLAGS: '-mod=mod', GOTOOLCHAIN: 'local', ...(config === undefined ? {} : { MODELS_CONFIG: join(root, config) }) };
  for (const [command = '', ...args] of commands) {
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8', env });
    if (status !== 0) return { printed, failed: `${command} ended with ${String(status)}: ${stdout}${stderr}` };
    printed = stdout;
  }
  return { printed };
}

function runAll(root: string, commands: FixtureProject['run'], files: Readonly<Record<string, string>>): string {
  const { printed, failed } = attempt(root, commands, files);
  expect(failed).toBeUndefined();
  return printed;
}

/** A line that the check before the run must refuse, where a language has one, and what it says of it. */
const wrong: Readonly<Record<string, readonly [line: string, says: RegExp]>> = {
  typescript: ['export const wrong: number = DEFAULT_MODEL;\n', /TS2322/],
  tsx: ['export const wrong = <Chat model={5} />;\n', /TS2322/],
  javascript: ['const wrong = ;\n', /SyntaxError/],
  go: ['var wrong int = "text"\n', /cannot use "text"/],
  java: ['class Wrong { int wrong = "text"; }\n', /incompatible types/],
  csharp: ['class Wrong { int wrong = "text"; }\n', /CS0029/],
  rust: ['pub const WRONG: u32 = "text";\n', /mismatched types/],
  kotlin: ['val wrong: Int = "text"\n', /type mismatch/],
  php: ['class { }\n', /syntax error/],
};

describe('a pinned program, run by its own toolchain, prints what it printed before', () => {
  for (const [language, project] of languages) {
    const missing = project.run.map(([command = '']) => command).find((command) => !has(command));
    const title = missing === undefined ? language : `${language} (${missing} is not here)`;
    it.skipIf(missing !== undefined)(title, async () => {
      const root = mkdtempSync(join(tmpdir(), 'pin-fixture-'));
      try {
        const before = { ...project.files, [project.path]: readFileSync(`test/fixtures/pin/${language}/before.${project.ending}`, 'utf8') };
        const { files } = await pinEvery(project.path, before);
        const printed = runAll(join(root, 'before'), project.run, before);
        expect(runAll(join(root, 'after'), project.run, files)).toBe(printed);
        expect(printed.match(/gpt-4o/g)?.length).toBeGreaterThan(9);
        const [line, says] = wrong[language] ?? [];
        if (line !== undefined) {
          const broken = { ...files, [project.path]: `${files[project.path] ?? ''}\n${line}` };
          expect(attempt(join(root, 'wrong'), project.run.slice(0, -1), broken).failed).toMatch(says ?? /./);
        }
        const config = Object.keys(files).find((path) => path.endsWith('models.config.json')) ?? '';
        const moved = { ...files, [config]: files[config]?.replace('"gpt-4o"', '"gpt-6-sol"') ?? '' };
        expect(runAll(join(root, 'moved'), project.run, moved)).toContain('gpt-6-sol');
      } finally {
        rmSync(root, { recursive: true, force: true });
      }
    }, language === 'kotlin' ? 600_000 : 120_000);
  }
});

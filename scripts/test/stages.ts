import { readFileSync } from 'node:fs';
import { hostStage } from './hostStage.ts';
import { readCounts, resultFile } from './results.ts';
import { runNode } from './runProgram.ts';
import type { Counts, Stage } from './stage.ts';
import { readVitestReport, withSecondTry, type VitestReport } from './vitestReport.ts';

/** What `npm test` does after the prerequisites, in this order. */
export const stages: readonly Stage[] = [
  check('types', 'Type check', ['node_modules/typescript/bin/tsc', '-b']),
  check('lint', 'Lint', ['node_modules/oxlint/bin/oxlint']),
  check('build', 'Build', ['scripts/build.ts']),
  { ...check('imports', 'Import gates', ['scripts/checks/imports.ts']), needs: ['build'] },
  { ...vitest('unit', 'Unit tests'), needs: ['build'] },
  // what is not installed is named and skipped; `npm run toolchains` installs what Debian has
  vitest('toolchains', 'Accessors and pinned programs, run by each language’s own toolchain'),
  hostStage,
  check('vsix', 'VSIX: contents and size', ['scripts/package.ts'], ['scripts/checks/vsix.ts']),
  // with the VSIX installed, as people have it
  { ...vitest('e2e', 'End-to-end tests: mouse and keyboard in VS Code', { secondTry: true }), needs: ['vsix'] },
];

/** Programs that pass or fail as a whole, unless the last one writes its own counts to `out/results`. */
function check(name: string, title: string, ...programs: readonly (readonly [string, ...string[]])[]): Stage {
  return {
    name,
    title,
    needs: [],
    async run(): Promise<Counts> {
      for (const [script, ...args] of programs) {
        const code = await runNode(script, args);
        if (code !== 0) return withFailure(readCounts(name), `${script} ended with ${code}`);
      }
      return readCounts(name) ?? { passed: 1, failed: 0 };
    },
  };
}

/**
 * A project of vitest's. With `secondTry`, files that failed run once more, each from its start: VS Code may lose a key or a click
 * on a busy machine. What passed only then is named in the summary.
 */
function vitest(name: string, title: string, { secondTry = false }: { readonly secondTry?: boolean } = {}): Stage {
  return {
    name,
    title,
    needs: [],
    async run(): Promise<Counts> {
      const { code, report } = await runVitest(name, []);
      if (code === 0) return report.counts;
      if (!secondTry || report.failedFiles.length === 0) return withFailure(report.counts, `vitest ended with ${code}`);
      console.log(`\n== ${name}: once more, ${report.failedFiles.join(', ')}`);
      const again = await runVitest(name, report.failedFiles);
      const { counts } = withSecondTry(report, again.report);
      return again.code === 0 ? counts : withFailure(counts, `vitest ended with ${again.code}`);
    },
  };
}

async function runVitest(project: string, files: readonly string[]): Promise<{ readonly code: number; readonly report: VitestReport }> {
  const file = resultFile(`${project}.vitest`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await runNode('node_modules/vitest/vitest.mjs', ['run', '--project', project, ...reporters, ...files]);
  return { code, report: readVitestReport(readFileSync(file, 'utf8')) };
}

/** A program that failed has at least one failure, whatever it wrote. */
function withFailure(counts: Counts | undefined, note: string): Counts {
  return counts === undefined || counts.failed === 0 ? { passed: counts?.passed ?? 0, failed: 1, note } : counts;
}

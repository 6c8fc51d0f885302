import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { outFolder } from '../vscode/paths.ts';
import type { Counts, StageResult } from './stage.ts';

const folder = join(outFolder, 'results');

export function resultFile(name: string): string {
  return join(folder, `${name}.json`);
}

/** Takes away what an earlier run left, so that no stage can pass on old figures. */
export function clearResults(): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

/** The counts that a stage's program wrote; undefined when it wrote none. */
export function readCounts(name: string): Counts | undefined {
  const file = resultFile(name);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Counts) : undefined;
}

export function writeResult({ name, ...result }: StageResult): void {
  writeFileSync(resultFile(name), `${JSON.stringify(result, null, 2)}\n`);
}

export function removeResult(name: string): void {
  rmSync(resultFile(name), { force: true });
}

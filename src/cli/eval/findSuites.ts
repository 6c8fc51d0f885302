import { stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { PromptshiftError } from '../../core/index.ts';
import { walkFiles } from '../../node/walkFiles.ts';
import type { PathFilter } from '../../node/pathFilter.ts';
import type { CliContext } from '../context.ts';

const everything: PathFilter = { file: () => true, folder: () => true };
const suiteName = /\.eval\.ya?ml$/i;

/**
 * The suites that a person names, or all below the working directory, as paths from there with '/'.
 * @throws PromptshiftError `configuration` for a path that is not there or lies outside, and when there is no suite
 */
export async function findSuites(named: readonly string[], { cwd, signal }: CliContext): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of named.length === 0 ? ['.'] : named) {
    const path = resolve(cwd, name);
    const inside = toRelative(cwd, path);
    if (inside === undefined) throw new PromptshiftError('configuration', `${name} is outside of the working directory.`, 'Start promptshift in the folder that holds the suite and its prompts.');
    const facts = await stat(path).catch(() => undefined);
    if (facts === undefined) throw new PromptshiftError('configuration', `${name} is not there.`, 'Name a suite file or a folder that holds some.');
    if (!facts.isDirectory()) {
      found.push(inside);
      continue;
    }
    for await (const entry of walkFiles(path, () => everything, signal)) {
      const below = entry.kind === 'file' && suiteName.test(entry.path) ? toRelative(cwd, entry.path) : undefined;
      if (below !== undefined) found.push(below);
    }
  }
  if (found.length === 0) throw new PromptshiftError('configuration', 'There is no *.eval.yaml here.', 'Name a suite file, or write one: see docs/evals.md.');
  return [...new Set(found)].toSorted();
}

function toRelative(cwd: string, path: string): string | undefined {
  const inside = relative(cwd, path);
  return inside.startsWith('..') || resolve(inside) === inside ? undefined : inside.split(sep).join('/');
}

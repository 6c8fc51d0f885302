import { join } from 'node:path';
import { changedAliases, isModelsConfig, PromptshiftError, referencePath, type EvalPlan, type SuiteFiles } from '../../core/index.ts';
import { createSuiteFiles } from '../../node/evals/suiteFiles.ts';
import { openRevision, type GitRevision } from '../../node/gitRevision.ts';
import { readTextFile } from '../../node/readTextFile.ts';
import type { EvalOptions } from './options.ts';
import type { CliContext } from '../context.ts';
import { prepareFor } from './prepareFor.ts';

/**
 * Those suites that what changed since the branch left `ref` concerns: the suite, a file that it reads (cases, prompt, tools, schemas), the
 * aliases it asks, its reference run where that is compared with. What a suite reads is seen by reading it.
 * @throws PromptshiftError `configuration` outside a repository, for a ref that is not there, without git
 */
export async function touchedSuites(suites: readonly string[], ref: string, options: EvalOptions, context: CliContext): Promise<readonly string[]> {
  const revision = await openRevision(context.cwd, ref, context.signal, '--changed');
  const touched: string[] = [];
  for (const suite of suites) {
    if (await isTouched(suite, revision, options, context)) touched.push(suite);
  }
  return touched;
}

async function isTouched(suite: string, revision: GitRevision, options: EvalOptions, context: CliContext): Promise<boolean> {
  const { cwd, signal } = context;
  const { files, read } = watched(createSuiteFiles(cwd));
  const plan = await prepareFor(suite, options, context, { files }).then((prepared) => prepared.plan, (error: unknown) => {
    // one that cannot be read is not judged here: when it is touched, its run says what is wrong
    if (error instanceof PromptshiftError) return undefined;
    throw error;
  });
  const changed = (path: string): boolean => revision.changed.has(join(cwd, path));
  if (options.reference === true && changed(referencePath(suite))) return true;
  for (const [path, wasThere] of read) {
    if (!changed(path)) continue;
    if (plan === undefined || !wasThere || !isModelsConfig(path) || (await asksOtherModels(plan, path, revision, cwd, signal))) return true;
  }
  return false;
}

async function asksOtherModels({ suite }: EvalPlan, config: string, revision: GitRevision, cwd: string, signal: AbortSignal): Promise<boolean> {
  const [before, now] = [await revision.read(join(cwd, config)), await readTextFile(join(cwd, config), signal)];
  if (before === undefined || now.kind !== 'text') return true;
  const changed = await changedAliases(before, now.text);
  return [suite.alias, suite.baseline, suite.candidate, suite.judge?.model].some((name) => name !== undefined && changed.has(name));
}

/** Files with a list of what was asked of them, and whether it was there. */
function watched(files: SuiteFiles): { readonly files: SuiteFiles; readonly read: ReadonlyMap<string, boolean> } {
  const read = new Map<string, boolean>();
  return {
    read,
    files: {
      async *stream(path, maxBytes, signal) {
        read.set(path, read.get(path) ?? false);
        yield* files.stream(path, maxBytes, signal);
        read.set(path, true);
      },
    },
  };
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { drillSteps, parseModelsConfig, PromptshiftError, type Drill, type DrillStep, type Paint } from '../../core/index.ts';
import { toSlashes } from '../../node/paths.ts';
import { runAccessor, type AccessorAnswer, type RunningAccessor } from '../../node/runAccessor.ts';
import type { DrillOptions } from './options.ts';
import { exitCodes, type CliContext } from '../context.ts';
import { dayOf } from '../day.ts';
import { paintFor, writeResult } from '../output.ts';
import { settingsFor } from '../settingsFor.ts';
import { findConfigFile } from './configFile.ts';

/** One accessor, one way back. */
type Result = { readonly alias: string; readonly accessor: string; readonly way: string; readonly expected: string; readonly outcome: 'passed' | 'failed' | 'not run'; readonly got: string };

/**
 * Rehearses rollbacks on a copy: every recorded accessor is run after the one edit, and after the variable alone. The file
 * itself is not touched.
 * @throws PromptshiftError `configuration` when there is no file, no alias with a rollback, or no recorded accessor
 */
export async function runAliasDrill(name: string | undefined, { config, format, color, output }: DrillOptions, context: CliContext): Promise<void> {
  const { path, text } = await findConfigFile(context.cwd, config);
  const drills = await drillsOf(name, text);
  const { settings, base } = await (await settingsFor({}, dayOf(context.clock), context)).forFolder(dirname(path));
  if (settings.accessors.length === 0) throw new PromptshiftError('configuration', 'promptshift.json names no accessor, so there is nothing to run.', 'Pin a model first, or add the accessor to "accessors".');
  const scratch = await mkdtemp(join(tmpdir(), 'promptshift-drill-'));
  const accessors: Accessor[] = [];
  try {
    for (const { language, path: shown } of settings.accessors) accessors.push({ shown, running: await runAccessor(language, join(base, shown), context.env, context.signal) });
    const results: Result[] = [];
    for (const drill of drills) {
      for (const accessor of accessors) {
        for (const step of drill.steps) results.push(await rehearse(drill, step, accessor, join(scratch, 'models.config.json'), context));
      }
    }
    const file = toSlashes(relative(context.cwd, path));
    await writeResult(context, output, format === 'json' ? `${JSON.stringify({ file, results }, null, 2)}\n` : results.map((result) => lineOf(result, paintFor(context, { color, output }))));
    if (results.some(({ outcome }) => outcome === 'failed')) context.finish(exitCodes.findings);
    else if (results.some(({ outcome }) => outcome === 'not run')) context.finish(exitCodes.incomplete);
  } finally {
    await Promise.all([rm(scratch, { recursive: true, force: true }), ...accessors.map(({ running }) => running.dispose())]);
  }
}

function lineOf({ alias, accessor, way, outcome, got }: Result, paint: Paint): string {
  return `${paint(outcome === 'passed' ? 'strong' : outcome === 'failed' ? 'error' : 'warning', outcome.padEnd(7))}  ${alias}  ${accessor}  ${way}: ${got}\n`;
}

/** The one that is asked for, else every alias that has somewhere to go back to. */
async function drillsOf(name: string | undefined, text: string): Promise<readonly Drill[]> {
  if (name !== undefined) return [await drillSteps(text, name)];
  const { config } = await parseModelsConfig(text);
  const names = Object.entries(config.aliases).filter(([, alias]) => alias.rollback !== undefined && alias.rollback !== alias.default).map(([alias]) => alias);
  if (names.length === 0) throw new PromptshiftError('configuration', 'No alias has a rollback that differs from its default.', 'Set one: promptshift alias set NAME MODEL --slot rollback.');
  return await Promise.all(names.map((alias) => drillSteps(text, alias)));
}

type Accessor = { readonly shown: string; readonly running: RunningAccessor };

async function rehearse({ alias, from, to, variable }: Drill, step: DrillStep, accessor: Accessor, copy: string, { env }: CliContext): Promise<Result> {
  await writeFile(copy, step.config);
  const without = Object.fromEntries(Object.entries(env).filter(([key]) => key !== variable));
  const set = step.variable === undefined ? {} : { [step.variable.name]: step.variable.value };
  const answer = await accessor.running.ask(alias, { ...without, ...set, MODELS_CONFIG: copy });
  const way = step.way === 'edit' ? `after the edit, ${from} → ${to}` : `after ${step.variable?.name ?? ''}=${to} alone`;
  return { alias, accessor: accessor.shown, way, expected: step.expected, ...judge(answer, step.expected) };
}

function judge(answer: AccessorAnswer, expected: string): Pick<Result, 'outcome' | 'got'> {
  if ('notRun' in answer) return { outcome: 'not run', got: answer.notRun };
  if ('failed' in answer) return { outcome: 'failed', got: answer.failed };
  return answer.model === expected ? { outcome: 'passed', got: `it gets ${answer.model}` } : { outcome: 'failed', got: `it still gets ${answer.model}` };
}

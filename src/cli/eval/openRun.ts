import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { evalAbout, freshRun, PromptshiftError, readRecordedRun, writeRows, type EvalAbout, type EvalPlan, type JournalFile, type JudgedRow, type RecordedRun, type ReferencePlan } from '../../core/index.ts';
import { createJournalFile } from '../../node/journalFile.ts';
import { journalPath, newRunId, runFolders } from '../../node/runsFolder.ts';
import type { CliContext } from '../context.ts';

/** A run's journal, new or gone on with. */
export type OpenRun = { readonly id: string; readonly startedAt: string; readonly journal: JournalFile; readonly recorded: RecordedRun };

/** `reference`: the reference run that it is held against. */
export type OpenRunOptions = { readonly provider: string; readonly resume?: string | true | undefined; readonly reference?: Pick<ReferencePlan, 'about' | 'judged'> | undefined; readonly budgetUsd?: number | undefined };

/**
 * The journal of a run under `.promptshift/runs`. With `resume` the last run of the suite, or the one named by id or file, is gone on with.
 * @throws PromptshiftError `configuration` when there is none, or it is of another suite or other models
 */
export async function openRun(plan: EvalPlan, { provider, resume, reference, budgetUsd }: OpenRunOptions, context: CliContext): Promise<OpenRun> {
  const { cwd, clock, signal } = context;
  const about = evalAbout(plan, { ...(reference === undefined ? {} : { reference: reference.about }), ...(budgetUsd === undefined ? {} : { budgetUsd }) });
  if (resume === undefined) return await startRun(about, provider, reference?.judged ?? [], context);
  for (const run of resume === true ? await knownRuns(cwd) : [resume]) {
    const id = basename(run, '.jsonl');
    const journal = createJournalFile(fileOf(cwd, run));
    const recorded = await readRecordedRun(journal, signal);
    if (recorded.about?.['suite'] !== about.suite) {
      if (resume !== true) throw new PromptshiftError('configuration', `The run ${id} is not one of ${about.suite}.`, 'Name a run of this suite, or leave its name out to go on with the last.');
      continue;
    }
    if (referenceOf(recorded) !== about.reference?.run) {
      if (resume !== true) throw otherReference(id, about);
      continue;
    }
    const changed = (['baseline', 'candidate'] as const).find((side) => recorded.about?.[side] !== about[side]);
    if (changed !== undefined) {
      throw new PromptshiftError('configuration', `The run ${id} asked ${String(recorded.about?.[changed])} as its ${changed}, and this one would ask ${about[changed]}.`, 'Start a new run without --resume, or give the same models.');
    }
    return { id, journal, recorded, startedAt: recorded.startedAt ?? new Date(clock.now()).toISOString() };
  }
  throw new PromptshiftError('configuration', `There is no run of ${about.suite} to go on with.`, 'Start one without --resume.');
}

function otherReference(id: string, { reference }: EvalAbout): PromptshiftError {
  return reference === undefined
    ? new PromptshiftError('configuration', `The run ${id} was held against a reference run.`, 'Give --reference too, or start a new run.')
    : new PromptshiftError('configuration', `The run ${id} was not held against the reference run ${reference.run}.`, 'Start a new run without --resume.');
}

/** Id of the reference run that a recorded one was held against. */
function referenceOf({ about }: RecordedRun): unknown {
  const reference = about?.['reference'];
  return typeof reference === 'object' && reference !== null && 'run' in reference ? reference.run : undefined;
}

async function startRun(about: EvalAbout, provider: string, judged: readonly JudgedRow[], { cwd, clock }: CliContext): Promise<OpenRun> {
  const id = newRunId(clock.now(), about.name);
  const startedAt = new Date(clock.now()).toISOString();
  const journal = createJournalFile(journalPath(cwd, id));
  await writeRows(journal, [{ type: 'header', version: 1, id, kind: 'evaluation', startedAt, provider, about }, ...judged]);
  return { id, startedAt, journal, recorded: freshRun };
}

/** The models of a run that is to be gone on with: its own, whatever the suite would ask now. Undefined where there is none of this suite. */
export async function recordedModels(suite: string, resume: string | true, { cwd, signal }: CliContext): Promise<{ readonly baseline: string; readonly candidate: string } | undefined> {
  for (const id of resume === true ? await knownRuns(cwd) : [resume]) {
    const recorded = await readRecordedRun(createJournalFile(fileOf(cwd, id)), signal);
    const [baseline, candidate] = [recorded.about?.['baseline'], recorded.about?.['candidate']];
    if (recorded.about?.['suite'] === suite && referenceOf(recorded) === undefined && typeof baseline === 'string' && typeof candidate === 'string') return { baseline, candidate };
  }
  return undefined;
}

/** A run is named by its id, or by its file. */
function fileOf(cwd: string, run: string): string {
  return run.endsWith('.jsonl') ? resolve(cwd, run) : journalPath(cwd, run);
}

/** Ids of the runs that are kept, the last first: their names begin with their time. */
async function knownRuns(root: string): Promise<readonly string[]> {
  const names = await readdir(join(runFolders(root).runs)).catch((): string[] => []);
  return names.filter((name) => name.endsWith('.jsonl')).map((name) => basename(name, '.jsonl')).toSorted().toReversed();
}

import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { evalAbout, freshRun, PromptshiftError, readRecordedRun, writeRows, type EvalAbout, type EvalPlan, type JournalFile, type RecordedRun } from '../../core/index.ts';
import { createJournalFile } from '../../node/journalFile.ts';
import { journalPath, newRunId, runFolders } from '../../node/runsFolder.ts';
import type { CliContext } from '../context.ts';

/** A run's journal, new or gone on with. */
export type OpenRun = { readonly id: string; readonly startedAt: string; readonly journal: JournalFile; readonly recorded: RecordedRun };

/**
 * The journal of a run under `.promptshift/runs`. With `resume` the last run of the suite, or the one named by id or file, is gone on with.
 * @throws PromptshiftError `configuration` when there is none, or it is of another suite or other models
 */
export async function openRun(plan: EvalPlan, provider: string, resume: string | true | undefined, context: CliContext): Promise<OpenRun> {
  const { cwd, clock, signal } = context;
  const about = evalAbout(plan);
  if (resume === undefined) return await startRun(about, provider, context);
  for (const id of resume === true ? await knownRuns(cwd) : [basename(resume, '.jsonl')]) {
    const journal = createJournalFile(resume !== true && resume.endsWith('.jsonl') ? resolve(cwd, resume) : journalPath(cwd, id));
    const recorded = await readRecordedRun(journal, signal);
    if (recorded.about?.['suite'] !== about.suite) {
      if (resume !== true) throw new PromptshiftError('configuration', `The run ${id} is not one of ${about.suite}.`, 'Name a run of this suite, or leave its name out to go on with the last.');
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

async function startRun(about: EvalAbout, provider: string, { cwd, clock }: CliContext): Promise<OpenRun> {
  const id = newRunId(clock.now(), about.name);
  const startedAt = new Date(clock.now()).toISOString();
  const journal = createJournalFile(journalPath(cwd, id));
  await writeRows(journal, [{ type: 'header', version: 1, id, kind: 'evaluation', startedAt, provider, about }]);
  return { id, startedAt, journal, recorded: freshRun };
}

/** Ids of the runs that are kept, the last first: their names begin with their time. */
async function knownRuns(root: string): Promise<readonly string[]> {
  const names = await readdir(join(runFolders(root).runs)).catch((): string[] => []);
  return names.filter((name) => name.endsWith('.jsonl')).map((name) => basename(name, '.jsonl')).toSorted().toReversed();
}

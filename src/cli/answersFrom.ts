import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createOpenAiProvider, createReplayProvider, parseRecordings, PromptshiftError, recordAnswers, type Provider, type Recording } from '../core/index.ts';
import { createHttpFetch } from '../node/httpFetch.ts';
import { createRecordingWriter, readRecordings } from '../node/recordings.ts';
import { readText } from './readText.ts';
import type { CliContext } from './context.ts';

export type AnswerOptions = { readonly api: 'auto' | 'responses' | 'chat'; readonly record?: string; readonly replay?: string };

/**
 * An endpoint, recorded where that is asked for; or a recording, which sends nothing.
 * @throws PromptshiftError `configuration` for both at once, and for a recording without answers
 */
export async function answersFrom(baseUrl: string, { api, record, replay }: AnswerOptions, context: CliContext): Promise<Provider> {
  const { clock, cwd, env } = context;
  if (replay !== undefined && record !== undefined) throw new PromptshiftError('configuration', '--record and --replay cannot be given together.', 'Record first, then replay.');
  if (replay !== undefined) return createReplayProvider({ recordings: await readRecording(replay, context), clock });
  const key = async (): Promise<string | undefined> => env['OPENAI_API_KEY'] || undefined;
  const provider = createOpenAiProvider({ baseUrl, apiKey: key, api, clock, fetch: createHttpFetch(env) });
  return record === undefined ? provider : recordAnswers(provider, { clock, write: createRecordingWriter(resolve(cwd, record)), key });
}

/** The answers of one recording, or of all in a folder. */
async function readRecording(path: string, context: CliContext): Promise<readonly Recording[]> {
  const { cwd, signal, stderr } = context;
  const file = resolve(cwd, path);
  const found = await stat(file).catch(() => undefined);
  if (found === undefined) throw new PromptshiftError('configuration', `There is no recording ${path}.`, 'Name a recording or a folder of them, seen from the folder in which the command runs; --record makes one.');
  const { recordings, problems } = found.isDirectory() ? await readRecordings(file, signal) : parseRecordings(await readText(file, path, signal, 500_000_000), path);
  for (const problem of problems.slice(0, 5)) stderr.write(`promptshift: ${problem.path}:${problem.line}: ${problem.message}\n`);
  if (recordings.length > 0) return recordings;
  throw new PromptshiftError('configuration', `${path} holds no recorded answer.`, 'Record one first, with --record.');
}

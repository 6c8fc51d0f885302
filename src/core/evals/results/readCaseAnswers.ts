import type { SideName } from '../../compare/types.ts';
import type { JournalFile } from '../../runs/journalFile.ts';
import { readRow, type ResultRow } from '../../runs/journalRows.ts';
import type { AnswerLabel } from '../../views/comparison.ts';
import type { Answer } from '../../runs/types.ts';

/** A case's answers, the last turn of each; by repeat, with gaps where none was recorded. */
export type CaseAnswers = Readonly<Record<SideName, ReadonlyMap<number, Answer>>>;

/** Reads the answers to one case out of its run's journal; of one that was asked again, the last. */
export async function readCaseAnswers(file: Pick<JournalFile, 'read'>, id: string, signal: AbortSignal): Promise<CaseAnswers> {
  const found = { baseline: new Map<number, Answer>(), candidate: new Map<number, Answer>() };
  // rows of other cases are not worth parsing: there may be 60,000 of them
  const mark = `"case":${JSON.stringify(id)}`;
  for await (const line of file.read(signal)) {
    if (!line.includes(mark) || !line.includes('"type":"result"')) continue;
    const read = readRow(line);
    if (read.kind !== 'row' || read.row.type !== 'result') continue;
    const place = placeOf(read.row, id);
    if (place !== undefined) found[place.side].set(place.repeat, read.row.answer);
  }
  return found;
}

/** Rows of judges name no case. */
function placeOf({ labels }: ResultRow, id: string): { readonly side: SideName; readonly repeat: number } | undefined {
  const { case: one, side, repeat } = labels;
  if (one !== id || typeof repeat !== 'number') return undefined;
  return side === 'baseline' || side === 'candidate' ? { side, repeat } : undefined;
}

const labels = ['sample', 'replayed', 'cached'] as const satisfies readonly AnswerLabel[];

/** Where some of a run's answers come from, when not fresh from a model. */
export async function readAnswerLabels(file: JournalFile, signal: AbortSignal): Promise<readonly AnswerLabel[]> {
  const open = new Set<AnswerLabel>(labels);
  for await (const line of file.read(signal)) {
    for (const label of open) {
      if (!line.includes(`"${label}":true`)) continue;
      const read = readRow(line);
      if (read.kind === 'row' && read.row.type === 'result' && read.row.answer[label] === true) open.delete(label);
    }
  }
  return labels.filter((label) => !open.has(label));
}

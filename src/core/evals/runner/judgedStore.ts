import type { SideName } from '../../compare/types.ts';
import type { CheckedAssertion } from '../assertions/scoreCase.ts';
import type { RepeatOutcome } from '../outcome.ts';
import { createNumberTable } from './numberTable.ts';
import { outcomeWidth, readOutcome, writeOutcome } from './outcomeNumbers.ts';
import { createTextShelf } from './textShelf.ts';
import type { JudgedRow, JudgedRows } from './types.ts';

/**
 * The judgements of a run: one for each side and repeat of a case. 200,000 of them are numbers in a table, and what their assertions say
 * is kept once for all that say the same; a row is made anew each time it is asked for.
 */
export interface JudgedStore extends JudgedRows {
  /** Keeps a row, in place of an earlier one of the same case, side and repeat. */
  set(row: JudgedRow): void;
  has(id: string, side: SideName, repeat: number): boolean;
  /** Of a case's side, by repeat. */
  rowsOf(id: string, side: SideName): readonly JudgedRow[];
  /** Of those the ones that could be judged, as the statistics read them. */
  outcomesOf(id: string, side: SideName): readonly RepeatOutcome[];
}

type Said = Pick<JudgedRow, 'error' | 'assertions' | 'sample'>;

/** Columns of the table. `next`: the case's next row and 1; 0 at its last. */
const [caseAt, sideAt, repeatAt, nextAt, saidAt, outcomeAt] = [0, 1, 2, 3, 4, 5];
const sides: readonly SideName[] = ['baseline', 'candidate'];

export function createJudgedStore(rows: Iterable<JudgedRow> = []): JudgedStore {
  const table = createNumberTable(outcomeAt + outcomeWidth);
  const ids: string[] = [];
  /** Each case's number and its latest row. */
  const cases = new Map<string, { readonly number: number; row: number }>();
  const said = createSaidShelf();

  /** Numbers of a case's rows on a side. */
  const find = (id: string, side: SideName): readonly number[] => {
    const found: number[] = [];
    for (let row = cases.get(id)?.row ?? -1; row >= 0; row = table.get(row, nextAt) - 1) if (table.get(row, sideAt) === sides.indexOf(side)) found.push(row);
    return found.length < 2 ? found : found.toSorted((a, b) => table.get(a, repeatAt) - table.get(b, repeatAt));
  };
  const placeOf = (id: string, side: SideName, repeat: number): number | undefined => find(id, side).find((row) => table.get(row, repeatAt) === repeat);

  const add = ({ case: id, side, repeat }: JudgedRow): number => {
    const row = table.add();
    const known = cases.get(id);
    const one = known ?? { number: ids.push(id) - 1, row: -1 };
    if (known === undefined) cases.set(id, one);
    table.set(row, caseAt, one.number);
    table.set(row, sideAt, sides.indexOf(side));
    table.set(row, repeatAt, repeat);
    table.set(row, nextAt, one.row + 1);
    one.row = row;
    return row;
  };

  const rowAt = (row: number): JudgedRow => {
    const outcome = readOutcome(table, row, outcomeAt);
    const { error, assertions, sample } = said.get(table.get(row, saidAt));
    return {
      type: 'judged', case: ids[table.get(row, caseAt)] ?? '', side: sides[table.get(row, sideAt)] ?? 'baseline', repeat: table.get(row, repeatAt),
      ...(sample === undefined ? undefined : { sample }),
      ...(error === undefined ? undefined : { error }),
      ...(outcome === undefined ? undefined : { outcome }),
      assertions,
    };
  };

  const store: JudgedStore = {
    get length() {
      return table.length;
    },
    *[Symbol.iterator]() {
      for (let row = 0; row < table.length; row++) yield rowAt(row);
    },
    set(judged) {
      const row = placeOf(judged.case, judged.side, judged.repeat) ?? add(judged);
      table.set(row, saidAt, said.put(judged));
      writeOutcome(table, row, outcomeAt, judged.outcome);
    },
    has: (id, side, repeat) => placeOf(id, side, repeat) !== undefined,
    rowsOf: (id, side) => find(id, side).map(rowAt),
    outcomesOf: (id, side) => find(id, side).flatMap((row) => readOutcome(table, row, outcomeAt) ?? []),
  };
  for (const row of rows) store.set(row);
  return store;
}

/** These rows in a store: themselves when they are in one. */
export function toJudgedStore(rows: JudgedRows): JudgedStore {
  return 'rowsOf' in rows ? rows as JudgedStore : createJudgedStore(rows);
}

/** What rows say in words. What most of them say is read once. */
function createSaidShelf(): { put(said: Said): number; get(place: number): Said } {
  const texts = createTextShelf();
  const read = new Map<number, Said>();
  const mostRead = 1_000;
  return {
    put: ({ error, assertions, sample }) => texts.put(JSON.stringify({ error, assertions, sample })),
    get(place) {
      const known = read.get(place);
      if (known !== undefined) return known;
      const said = JSON.parse(texts.get(place)) as { readonly error?: string; readonly assertions: readonly CheckedAssertion[]; readonly sample?: true };
      if (read.size < mostRead) read.set(place, said);
      return said;
    },
  };
}

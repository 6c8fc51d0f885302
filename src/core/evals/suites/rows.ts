import { decodeText } from '../../text/decode.ts';
import { fileLines, joined, LinesError } from './fileLines.ts';
import { maxHeight, valueHeight } from './valueHeight.ts';
import { isRecord } from '../../views/record.ts';

/** A row of a file of cases, or what is wrong with it. Lines count from 1. */
export type Row =
  | { readonly line: number; readonly value: Readonly<Record<string, unknown>> }
  | { readonly line: number; readonly problem: string; readonly remedy: string };

/** One JSON object a line; empty lines are passed over. */
export async function* jsonlRows(chunks: AsyncIterable<Uint8Array>): AsyncIterable<readonly Row[]> {
  try {
    for await (const lines of fileLines(chunks)) yield lines.filter(({ text }) => text.trim() !== '').map(({ text, line }) => jsonRow(text, line));
  } catch (error) {
    if (!(error instanceof LinesError)) throw error;
    yield [{ line: error.line, problem: error.message, remedy: 'Save the file as UTF-8, one JSON object a line.' }];
  }
}

function jsonRow(text: string, line: number): Row {
  try {
    const value: unknown = JSON.parse(text);
    // What is shorter cannot be as deep.
    if (text.length > maxHeight && valueHeight(value) > maxHeight) return { line, problem: 'This line is nested too deep to be read.', remedy: 'A case needs a few levels only.' };
    if (isRecord(value)) return { line, value };
    return { line, problem: 'This line is no JSON object.', remedy: 'Write { "name": value, … } on each line.' };
  } catch (error) {
    return { line, problem: `This line is not valid JSON: ${error instanceof Error ? error.message.slice(0, 200) : String(error)}.`, remedy: 'Write one whole JSON object on each line.' };
  }
}

type Parsed = { readonly record: readonly string[]; readonly info: { readonly bytes: number } };

/** A table with a row of names first, parted by commas, semicolons or tabs. Read whole: quotes may hold line ends. */
export async function csvRows(chunks: AsyncIterable<Uint8Array>): Promise<readonly Row[]> {
  const [{ parse }, parts] = await Promise.all([import('csv-parse/sync'), collect(chunks)]);
  const decoded = decodeText(joined(parts, parts.reduce((sum, { length }) => sum + length, 0)));
  if (decoded.kind === 'binary') return [{ line: 1, problem: 'The file holds binary data, not a table.', remedy: 'Save it as CSV in UTF-8.' }];
  const rows: Row[] = [];
  let names: readonly string[] | undefined;
  const bytes = new TextEncoder().encode(decoded.text);
  const lineAt = lineCounter(bytes);
  let ended = 0;
  try {
    parse(bytes, {
      delimiter: delimiterOf(decoded.text), info: true, relax_column_count: true, skip_empty_lines: true,
      on_record: (parsed: unknown) => {
        const { record, info } = parsed as Parsed;
        if (names === undefined) names = withoutEmptyEnd(record.map((name) => name.trim()));
        else rows.push(tableRow(names, record, lineAt(ended)));
        ended = info.bytes;
        return null;
      },
    });
  } catch (error) {
    rows.push(brokenTable(error, lineAt(ended)));
  }
  const twice = names?.find((name, at) => names?.indexOf(name) !== at);
  if (twice !== undefined) return [{ line: 1, problem: twice === '' ? 'Two columns have no name.' : `The column "${twice}" stands twice.`, remedy: 'Give each column a name of its own.' }];
  return names === undefined && rows.length === 0 ? [{ line: 1, problem: 'The table is empty.', remedy: 'Write the names of the columns on the first line.' }] : rows;
}

/** Spreadsheets end rows with empty fields that no column names. */
function withoutEmptyEnd(record: readonly string[], least = 0): readonly string[] {
  let end = record.length;
  while (end > least && record[end - 1] === '') end--;
  return record.slice(0, end);
}

function tableRow(names: readonly string[], fields: readonly string[], line: number): Row {
  const record = withoutEmptyEnd(fields, names.length);
  if (record.length !== names.length) {
    return { line, problem: `This row has ${record.length} ${record.length === 1 ? 'field' : 'fields'}, and the first one names ${names.length}.`, remedy: 'Put fields that hold the delimiter, quotes or line ends in double quotes.' };
  }
  return { line, value: Object.fromEntries(names.map((name, at) => [name, record[at] ?? ''])) };
}

function brokenTable(error: unknown, line: number): Row {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const remedy = 'Double the quotes inside of a field, and close each quote.';
  if (code === 'CSV_QUOTE_NOT_CLOSED') return { line, problem: 'A quote that opens in this row is never closed.', remedy };
  if (code === 'CSV_INVALID_CLOSING_QUOTE' || code === 'INVALID_OPENING_QUOTE') return { line, problem: 'A quote stands in the middle of a field.', remedy };
  return { line, problem: `The table cannot be read: ${error instanceof Error ? error.message.slice(0, 200) : String(error)}.`, remedy };
}

/**
 * The line on which the record begins that follows an offset; offsets only grow. The parser's own count takes each `\r\n`
 * inside of quotes for two.
 */
function lineCounter(bytes: Uint8Array): (offset: number) => number {
  const [newline, carriageReturn] = [10, 13];
  let [at, line] = [0, 1];
  return (offset) => {
    while (at < offset || bytes[at] === newline || bytes[at] === carriageReturn) {
      if (bytes[at] === newline || (bytes[at] === carriageReturn && bytes[at + 1] !== newline)) line++;
      at++;
    }
    return line;
  };
}

/** The sign that parts the names on the first line. */
function delimiterOf(text: string): string {
  const end = text.search(/[\r\n]/);
  const first = end < 0 ? text : text.slice(0, end);
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: first.split(sign).length }));
  return counts.toSorted((a, b) => b.count - a.count)[0]?.sign ?? ',';
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<readonly Uint8Array[]> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return parts;
}

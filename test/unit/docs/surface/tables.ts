/** A row of a table: its cells as text, without the bars. */
export type Row = readonly string[];

/** A test that a row names: the file below `test`, and its title or how it begins. */
export type NamedTest = { readonly file: string; readonly title: string; readonly whole: boolean };

/** The tables of a Markdown page, each by the heading it stands below; several below one heading are one. */
export function tablesOf(markdown: string): ReadonlyMap<string, readonly Row[]> {
  const tables = new Map<string, Row[]>();
  let heading = '';
  let headed = false;
  for (const line of markdown.split('\n')) {
    if (line.startsWith('#')) heading = line.replace(/^#+ /, '');
    if (!line.startsWith('|')) {
      headed = false;
      continue;
    }
    if (/^\|(?:-+\|)+$/.test(line)) {
      headed = true;
      continue;
    }
    if (headed) tables.set(heading, [...(tables.get(heading) ?? []), cellsOf(line)]);
  }
  return tables;
}

/** `\|` is a bar in a cell. */
function cellsOf(line: string): Row {
  return line.slice(1, -1).split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll(String.raw`\|`, '|'));
}

/**
 * What the last cell of a row names: `` `aliases` "takes another candidate"; `host/keys` "stores nothing…" ``. A name alone is a file of `test/e2e`.
 * Undefined where the cell says something else.
 */
export function testsNamed(cell: string): readonly NamedTest[] | undefined {
  const named = cell.split('; ').map((part) => /^`([\w/]+)` "(.+)"$/.exec(part));
  if (named.some((match) => match === null)) return undefined;
  return named.map((match) => {
    const [, name = '', title = ''] = match ?? [];
    const file = `test/${name.includes('/') ? name : `e2e/${name}`}.test.ts`;
    return { file, title: title.replace(/…$/, ''), whole: !title.endsWith('…') };
  });
}

import type { TextRange } from '../../text/range.ts';

/** Where in YAML somebody types: the keys that lead there, and the word at the place. `key` is set where its value is typed. */
export type YamlPlace = { readonly path: readonly string[]; readonly key?: string; readonly word: TextRange; readonly siblings: readonly string[] };

/**
 * Finds out where an offset stands in a block of YAML that need not be valid, since somebody is typing in it: by the indents
 * of the lines above, and by the braces before it on its line.
 */
export function yamlPlaceAt(text: string, block: TextRange, offset: number): YamlPlace | undefined {
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1) + 1, block.start);
  const before = text.slice(lineStart, offset);
  if (/(?:^|\s)#/.test(before)) return undefined;
  const indent = /^[ \t]*/.exec(before)?.[0].length ?? 0;
  const above = text.slice(block.start, lineStart).split(/\r\n|\n|\r/);
  const outer = parentsOf(above, indent);
  const line = before.slice(indent);
  const inBraces = bracesOf(line);
  const rest = inBraces.rest;
  const value = /^([\w.$-]+):[ \t]+(.*)$/.exec(rest);
  const word = value === null ? /[\w.$-]*$/.exec(rest)?.[0] ?? '' : (value[2] ?? '').replace(/^["']/, '');
  if (value === null && rest !== word) return undefined;
  const start = offset - word.length;
  const after = /^[\w.:/@-]*/.exec(text.slice(offset, block.end))?.[0].length ?? 0;
  const path = [...outer, ...inBraces.path];
  const siblings = inBraces.path.length > 0 ? inBraces.keys : siblingsOf(text.slice(block.start, block.end), path);
  return { path, ...(value?.[1] === undefined ? {} : { key: value[1] }), word: { start, end: offset + (value === null ? 0 : after) }, siblings };
}

/** Keys of the lines above that hold this indent, the outermost first. */
function parentsOf(above: readonly string[], indent: number): readonly string[] {
  const path: string[] = [];
  let inner = indent;
  for (const line of above.toReversed()) {
    const [, blanks = '', key = ''] = /^([ \t]*)(?:- )?([\w.$-]+):/.exec(line) ?? [];
    if (key === '' || blanks.length >= inner) continue;
    path.unshift(key);
    inner = blanks.length;
  }
  return path;
}

/** `input: { default: { te` leads through `input` and `default` to `te`. */
function bracesOf(line: string): { readonly path: readonly string[]; readonly rest: string; readonly keys: readonly string[] } {
  const path: string[] = [];
  let keys: string[] = [];
  let rest = line;
  for (let at = 0, from = 0; at < line.length; at++) {
    const char = line[at];
    if (char === '{') {
      path.push(/([\w.$-]+):[ \t]*$/.exec(line.slice(from, at))?.[1] ?? '');
      keys = [];
    } else if (char === '}') path.pop();
    else if (char !== ',') continue;
    const key = /^[ \t]*([\w.$-]+):/.exec(line.slice(from, at))?.[1];
    if (char === ',' && key !== undefined) keys.push(key);
    from = at + 1;
    rest = line.slice(from).trimStart();
  }
  return { path, rest, keys };
}

/** Keys that stand at the top already; deeper ones are few. */
function siblingsOf(block: string, path: readonly string[]): readonly string[] {
  return path.length > 0 ? [] : [...block.matchAll(/^([\w.$-]+):/gm)].flatMap(([, key]) => key ?? []);
}

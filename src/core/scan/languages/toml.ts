import { parseTOML, type AST } from 'toml-eslint-parser';
import { dataSurroundings, touches, type Analyzer } from '../analyzer.ts';
import type { Context, Step } from '../context.ts';
import { readLiteral } from '../literal.ts';
import { readProse } from '../prose.ts';
import { contentRange } from '../syntax/language.ts';
import type { ModelReference } from '../types.ts';

type Value = AST.TOMLValue | AST.TOMLArray | AST.TOMLInlineTable;

/** TOML, by toml-eslint-parser, which keeps positions. */
export const toml: Analyzer = (document, seeds, _tools, signal) => {
  const { text, path } = document;
  const around = dataSurroundings(path);
  const references: ModelReference[] = [];
  let program: AST.TOMLProgram;
  try {
    program = parseTOML(text);
  } catch (error) {
    return Promise.resolve({ references, problem: `The TOML could not be read: ${error instanceof Error ? error.message : String(error)}` });
  }
  for (const comment of program.comments) {
    const [start, end] = comment.range;
    if (touches(seeds, start, end)) references.push(...readProse(text.slice(start, end), start, 'mention'));
  }
  readBody(program.body[0].body, []);
  return Promise.resolve({ references });

  function readBody(entries: readonly (AST.TOMLKeyValue | AST.TOMLTable)[], outer: Context): void {
    const keys = (): readonly string[] => entries.flatMap((entry) => (entry.type === 'TOMLKeyValue' ? [nameOf(entry.key.keys.at(-1))] : []));
    for (const entry of entries) {
      signal.throwIfAborted();
      const [start, end] = entry.range;
      if (!touches(seeds, start, end)) continue;
      if (entry.type === 'TOMLTable') {
        readKeys(entry.key.keys, () => [], []);
        readBody(entry.body, tableSteps(entry));
      } else {
        const dotted = entry.key.keys.toReversed().map((key): Step => ({ kind: 'member', key: nameOf(key), keys }));
        readKeys(entry.key.keys, keys, outer);
        readValue(entry.value, [...dotted, ...outer]);
      }
    }
  }

  function readKeys(names: readonly (AST.TOMLBare | AST.TOMLQuoted)[], keys: () => readonly string[], outer: Context): void {
    for (const name of names) {
      const [start, end] = name.range;
      if (touches(seeds, start, end)) references.push(...readLiteral({ content: contentRange(text, start, end), holes: [], context: () => [{ kind: 'key', keys }, ...outer] }, text, around));
    }
  }

  function readValue(value: Value, context: Context): void {
    const [start, end] = value.range;
    if (!touches(seeds, start, end)) return;
    if (value.type === 'TOMLArray') {
      const texts = (): readonly string[] => value.elements.slice(0, mostSiblings).map((element) => (element.type === 'TOMLValue' ? String(element.value) : ''));
      for (const [index, element] of value.elements.entries()) readValue(element, [{ kind: 'element', index, texts }, ...context]);
    } else if (value.type === 'TOMLInlineTable') readBody(value.body, context);
    else if (value.kind === 'string') references.push(...readLiteral({ content: contentRange(text, start, end), holes: [], context: () => context }, text, around));
  }
};

const mostSiblings = 80;

const nameOf = (key: AST.TOMLBare | AST.TOMLQuoted | undefined): string => (key === undefined ? '' : key.type === 'TOMLBare' ? key.name : key.value);

/** `[a.b]` is a member of a; `[[models]]` is one entry of a list. */
function tableSteps(table: AST.TOMLTable): Context {
  const steps = table.resolvedKey.toReversed().map((key): Step => (typeof key === 'number' ? { kind: 'element', index: key, texts: () => [] } : { kind: 'member', key, keys: () => [] }));
  return steps;
}

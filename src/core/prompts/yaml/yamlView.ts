import { isAlias, isCollection, isMap, isPair, isScalar, isSeq, parseDocument, type Document, type Pair, type ParsedNode } from 'yaml';
import type { TextRange } from '../../text/range.ts';
import { hasComplexKey } from '../../text/yamlBounds.ts';

export type YamlProblem = { readonly message: string; readonly range: TextRange };
type Path = readonly (string | number)[];

/** A YAML map with places, all as offsets in the text of the file. */
export type YamlView = {
  readonly values: Readonly<Record<string, unknown>>;
  readonly problems: readonly YamlProblem[];
  /** Of a scalar's value, quotes left out; undefined for other values and unknown keys. */
  scalarRange(...path: Path): TextRange | undefined;
  /** Of any value, quotes included. */
  valueRange(...path: Path): TextRange | undefined;
  /** Of the last key on the path that is there; else the start of the block. */
  keyRange(...path: Path): TextRange;
};

/** More aliases than this is a bomb, not a prompt. */
const maxAliases = 100;

/** Reads YAML between two offsets of a text. `what` begins messages, such as `The front matter`; `top` is what a problem with the whole is placed at. */
export function readYaml(text: string, block: TextRange, what: string, top: TextRange): YamlView {
  const document = parseDocument<ParsedNode>(text.slice(block.start, block.end), { prettyErrors: false, logLevel: 'silent' });
  const problems: YamlProblem[] = [];
  // what follows the first error is mostly its echo
  for (const { message, pos } of document.errors.slice(0, 1)) {
    const start = Math.min(block.start + pos[0], block.end);
    problems.push({ message: `${what} is not valid YAML: ${message}`, range: { start, end: Math.min(Math.max(start, block.start + pos[1]), block.end) } });
  }
  const values = valuesOf(document, (message) => problems.push({ message: `${what} ${message}`, range: block.end > block.start ? block : top }));
  const shifted = (range: readonly [number, number, number] | null | undefined): TextRange | undefined =>
    (range ? { start: block.start + range[0], end: block.start + range[1] } : undefined);
  const valueAt = (path: Path): unknown => path.reduce<unknown>((node, key) => inside(document, node, key), document.contents);
  return {
    values,
    problems,
    valueRange: (...path) => {
      const node = valueAt(path);
      return isScalar(node) || isCollection(node) ? shifted(node.range) : undefined;
    },
    scalarRange: (...path) => {
      const value = valueAt(path);
      const range = isScalar(value) ? shifted(value.range) : undefined;
      if (!isScalar(value) || range === undefined) return undefined;
      const quoted = value.type === 'QUOTE_DOUBLE' || value.type === 'QUOTE_SINGLE' ? 1 : 0;
      return { start: range.start + quoted, end: range.end - quoted };
    },
    keyRange: (...path) => {
      for (let length = path.length; length > 0; length--) {
        const parent = valueAt(path.slice(0, length - 1));
        const key = path[length - 1];
        const found = isMap(parent) ? pairOf(parent.items, key)?.key : inside(document, parent, key);
        const range = isScalar(found) || isCollection(found) ? shifted(found.range) : undefined;
        if (range !== undefined) return range;
      }
      return top;
    },
  };
}

function inside(document: Document<ParsedNode>, node: unknown, key: string | number | undefined): unknown {
  const target = isAlias(node) ? node.resolve(document) : node;
  if (isMap(target)) return pairOf(target.items, key)?.value;
  return isCollection(target) && typeof key === 'number' ? target.items[key] : undefined;
}

function pairOf(items: readonly unknown[], key: string | number | undefined): Pair | undefined {
  return items.find((item): item is Pair => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key));
}

function valuesOf(document: Document<ParsedNode>, report: (message: string) => void): Readonly<Record<string, unknown>> {
  // printed as text, keys within keys would take for ever
  if (hasComplexKey(document.contents, { isMap, isSeq, isScalar })) {
    if (document.errors.length === 0) report('has a key that is no plain text: put what holds {{…}} in quotes.');
    return {};
  }
  try {
    const values: unknown = document.toJS({ maxAliasCount: maxAliases });
    if (values === null || values === undefined) return {};
    if (typeof values === 'object' && !Array.isArray(values)) return values as Record<string, unknown>;
    if (document.errors.length === 0) report('must be a list of "key: value" lines.');
  } catch (error) {
    if (document.errors.length === 0) report(`cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  return {};
}

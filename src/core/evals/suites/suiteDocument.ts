import type { Document, Node, ParsedNode } from 'yaml';
import type { TextRange } from '../../text/range.ts';
import { maxYamlLength, yamlExcess, type YamlExcess } from '../../text/yamlBounds.ts';
import { maxHeight, valueHeight } from './valueHeight.ts';

/** Something in a text that cannot be read, and what to write instead. */
type YamlProblem = { readonly message: string; readonly remedy: string; readonly range: TextRange };

/** The YAML of a suite: its value, and where each part of it stands. */
export type SuiteDocument = {
  readonly value: unknown;
  readonly problems: readonly YamlProblem[];
  /** Range of what stands at a path of keys and indexes; of the nearest part around it when there is none. */
  valueRange(path: readonly (string | number)[]): TextRange;
  /** Range of the key that leads to it, or of the value where that is in a list. */
  keyRange(path: readonly (string | number)[]): TextRange;
};

/** Uses of anchors, each times the anchors inside of it. A common list for every case is fine; a bomb is not. */
const maxAliases = 20_000;
const anchorsProblem: YamlProblem = { message: 'Its anchors and aliases stand for too much.', remedy: 'Write the cases out, or put them into a .jsonl file under casesFrom.', range: { start: 0, end: 0 } };

/** Reads YAML without ever taking long: what would is a problem. Never throws for what the text holds. */
export async function readSuiteDocument(text: string): Promise<SuiteDocument> {
  const yaml = await import('yaml');
  const excess = yamlExcess(text, yaml);
  if (excess !== undefined) return broken(text, excessProblem(excess));
  let document: Document.Parsed<ParsedNode>;
  try {
    // Keys that stand twice are looked for below: the library compares each with each.
    document = yaml.parseDocument<ParsedNode>(text, { prettyErrors: false, logLevel: 'error', uniqueKeys: false });
  } catch (error) {
    if (error instanceof RangeError) return broken(text, excessProblem({ kind: 'depth', at: 0 }));
    throw error;
  }
  const syntax = document.errors[0];
  // What follows the first error is mostly its echo.
  if (syntax !== undefined) return broken(text, { message: `This is not valid YAML: ${syntax.message.replace(/\.$/, '')}.`, remedy: remedyAt(text, syntax.pos[0]), range: { start: syntax.pos[0], end: syntax.pos[1] } });
  const odd = oddKeys(document.contents, yaml);
  if (odd.length > 0) return broken(text, ...odd);
  try {
    const value: unknown = document.toJS({ maxAliasCount: maxAliases });
    return valueHeight(value) > maxHeight ? broken(text, anchorsProblem) : { ...placesIn(document, text, yaml), value, problems: [] };
  } catch (error) {
    // What the library says of too many aliases.
    if (!(error instanceof ReferenceError) || error.message.startsWith('Excessive alias')) return broken(text, anchorsProblem);
    return broken(text, { message: `This YAML cannot be read: ${error.message.replace(/\.$/, '')}.`, remedy: 'Write the anchor before the alias that uses it.', range: { start: 0, end: 0 } });
  }
}

type Yaml = typeof import('yaml');

function excessProblem({ kind, at }: YamlExcess): YamlProblem {
  const range = { start: at, end: at + 1 };
  if (kind === 'depth') return { message: 'This is nested too deep to be read.', remedy: 'A suite needs a few levels only; write {{name}} in quotes.', range };
  const message = kind === 'length' ? `The file is longer than the ${maxYamlLength.toLocaleString('en-US')} characters that are read.` : 'The file holds too many pieces to be read as YAML.';
  return { message, remedy: 'Put the cases into a .jsonl or .csv file and name it under casesFrom.', range };
}

/** Braces in a text that is not quoted are the usual mistake. */
function remedyAt(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset + 2).includes('{{') ? 'Put the text that holds {{name}} in quotes.' : 'Correct it here.';
}

/** Keys that are no plain text, and keys that stand twice in one map. */
function oddKeys(root: Node | null, { isMap, isScalar, isSeq }: Yaml): readonly YamlProblem[] {
  const found: YamlProblem[] = [];
  const left: unknown[] = [root];
  for (let node = left.pop(); node !== undefined && found.length < 20; node = left.pop()) {
    if (isSeq(node)) left.push(...node.items.toReversed());
    if (!isMap(node)) continue;
    const seen = new Set<string>();
    for (const { key, value } of node.items) {
      const range = rangeOf(key) ?? rangeOf(node) ?? { start: 0, end: 0 };
      if (!isScalar(key)) found.push({ message: 'A key must be a plain text here.', remedy: 'Put what holds {{name}} in quotes.', range });
      else if (seen.has(String(key.value))) found.push({ message: `"${String(key.value).slice(0, 60)}" stands twice in the same map.`, remedy: 'Remove one of the two.', range });
      else seen.add(String(key.value));
      left.push(value);
    }
  }
  return found.toSorted((a, b) => a.range.start - b.range.start);
}

function placesIn(document: Document.Parsed<ParsedNode>, text: string, { isMap, isScalar, isAlias }: Yaml): Pick<SuiteDocument, 'valueRange' | 'keyRange'> {
  const whole = { start: 0, end: Math.min(1, text.length) };
  const nodeAt = (path: readonly (string | number)[]): unknown => {
    let node: unknown = document.contents;
    for (const part of path) {
      if (isAlias(node)) node = node.resolve(document);
      node = typeof node === 'object' && node !== null && 'get' in node && typeof node.get === 'function' ? node.get(part, true) as unknown : undefined;
    }
    return node;
  };
  const valueRange = (path: readonly (string | number)[]): TextRange =>
    rangeOf(nodeAt(path)) ?? (path.length === 0 ? whole : keyRange(path));
  const keyRange = (path: readonly (string | number)[]): TextRange => {
    const parent = nodeAt(path.slice(0, -1));
    const owner = isAlias(parent) ? parent.resolve(document) : parent;
    const key = isMap(owner) ? owner.items.find((item) => isScalar(item.key) && item.key.value === path.at(-1))?.key : undefined;
    return rangeOf(key) ?? rangeOf(nodeAt(path)) ?? (path.length === 0 ? whole : valueRange(path.slice(0, -1)));
  };
  return { valueRange, keyRange };
}

function rangeOf(node: unknown): TextRange | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return undefined;
  const [start, end] = node.range as readonly number[];
  return start === undefined || end === undefined ? undefined : { start, end };
}

function broken(text: string, ...problems: readonly YamlProblem[]): SuiteDocument {
  const whole = { start: 0, end: Math.min(1, text.length) };
  return { value: undefined, problems, valueRange: () => whole, keyRange: () => whole };
}

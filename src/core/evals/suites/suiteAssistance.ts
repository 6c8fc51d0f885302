import type { Document, ParsedNode } from 'yaml';
import type { TextRange } from '../../text/range.ts';
import { yamlExcess } from '../../text/yamlBounds.ts';
import { describeAssertion, schemaAt, type SchemaNode } from './schemaAt.ts';

/** Something that may stand where the cursor is; it takes the place of `range`. */
export type SuiteCompletion = { readonly kind: 'key' | 'value'; readonly text: string; readonly description: string; readonly isRequired: boolean; readonly range: TextRange };
export type SuiteHover = { readonly description: string; readonly range: TextRange };

type Yaml = typeof import('yaml');
type Path = readonly (string | number)[];
/** What is under the cursor: the key of a path, or its value. */
type Spot = { readonly path: Path; readonly part: 'key' | 'value'; readonly range: TextRange };

/** Stands in for what is being typed, so that half-written YAML has something there. */
const stand = 'pr0mptshiftCurs0r';

/** Keys and values that the schema allows at an offset, those needed first. The text may be half-written. */
export async function suiteCompletionsAt(text: string, offset: number): Promise<readonly SuiteCompletion[]> {
  const yaml = await import('yaml');
  const range = wordAt(text, offset);
  // A key alone on its line is none to the parser until its colon is there.
  const begun = /(?:^|[{,\n-])[ \t]*$/.test(text.slice(0, range.start)) && !/^[ \t]*:/.test(text.slice(range.end)) ? `${stand}: ` : stand;
  const document = parse(`${text.slice(0, range.start)}${begun}${text.slice(range.end)}`, yaml);
  const spot = document === undefined ? undefined : findSpot(document, range.start, yaml);
  if (document === undefined || spot === undefined) return [];
  const holder = spot.path.slice(0, -1);
  const look = (path: Path): SchemaNode | undefined => schemaAt(path, (at) => typeOf(document, at, yaml));
  if (spot.part === 'value') {
    const values = valuesOf(look(spot.path));
    return values.map((value) => ({ kind: 'value', text: value, description: describeAssertion(value) ?? '', isRequired: false, range }));
  }
  const node = look(holder);
  const owner = nodeAt(document, holder, yaml);
  const present = new Set(yaml.isMap(owner) ? owner.items.map(({ key }) => (yaml.isScalar(key) ? String(key.value) : '')) : []);
  return Object.entries(node?.properties ?? {}).filter(([key]) => !present.has(key))
    .map(([key, { description = '' }]): SuiteCompletion => ({ kind: 'key', text: key, description, isRequired: node?.required?.includes(key) ?? false, range }))
    .toSorted((a, b) => Number(b.isRequired) - Number(a.isRequired));
}

/** What the schema says of the key, or of the assertion's type, at an offset. */
export async function suiteHoverAt(text: string, offset: number): Promise<SuiteHover | undefined> {
  const yaml = await import('yaml');
  const document = parse(text, yaml);
  const spot = document === undefined ? undefined : findSpot(document, offset, yaml);
  if (document === undefined || spot === undefined || spot.path.length === 0) return undefined;
  const type = spot.path.at(-1) === 'type' ? typeOf(document, spot.path.slice(0, -1), yaml) : undefined;
  const description = typeof type === 'string' && spot.part === 'value' ? describeAssertion(type) : schemaAt(spot.path, (at) => typeOf(document, at, yaml))?.description;
  return description === undefined ? undefined : { description, range: spot.range };
}

/** Undefined for what would take long. */
function parse(text: string, yaml: Yaml): Document.Parsed<ParsedNode> | undefined {
  if (yamlExcess(text, yaml) !== undefined) return undefined;
  try {
    return yaml.parseDocument<ParsedNode>(text, { prettyErrors: false, logLevel: 'silent', uniqueKeys: false });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The letters around an offset that make one word. */
function wordAt(text: string, offset: number): TextRange {
  let [start, end] = [offset, offset];
  while (start > 0 && /[\w-]/.test(text[start - 1] ?? '') && !/(?:^|[\n\s])-$/.test(text.slice(Math.max(0, start - 2), start))) start--;
  while (/[\w-]/.test(text[end] ?? '')) end++;
  return { start, end };
}

function findSpot(document: Document.Parsed<ParsedNode>, offset: number, { isMap, isSeq, isScalar }: Yaml): Spot | undefined {
  let node: unknown = document.contents;
  const path: (string | number)[] = [];
  for (;;) {
    if (isSeq(node)) {
      const at = node.items.findIndex((item) => holds(item, offset));
      if (at < 0) return undefined;
      path.push(at);
      node = node.items[at];
    } else if (isMap(node)) {
      const pair = node.items.find(({ key, value }) => holds(key, offset) || holds(value, offset));
      if (pair === undefined || !isScalar(pair.key)) return undefined;
      path.push(String(pair.key.value));
      if (holds(pair.key, offset)) return { path, part: 'key', range: rangeOf(pair.key) };
      node = pair.value;
    } else if (isScalar(node)) return { path, part: 'value', range: rangeOf(node) };
    else return undefined;
  }
}

function typeOf(document: Document.Parsed<ParsedNode>, path: Path, yaml: Yaml): unknown {
  const node = nodeAt(document, path, yaml);
  return yaml.isMap(node) ? node.get('type') : undefined;
}

function nodeAt(document: Document.Parsed<ParsedNode>, path: Path, { isCollection }: Yaml): unknown {
  return path.length === 0 ? document.contents : isCollection(document.contents) ? document.contents.getIn(path, true) : undefined;
}

function valuesOf(node: SchemaNode | undefined): readonly string[] {
  if (node?.enum !== undefined) return node.enum;
  return node?.type === 'boolean' ? ['true', 'false'] : [];
}

function holds(node: unknown, offset: number): boolean {
  const { start, end } = rangeOf(node);
  return start <= offset && offset <= end;
}

function rangeOf(node: unknown): TextRange {
  const range = typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range) ? node.range as readonly number[] : [];
  return { start: range[0] ?? -1, end: range[1] ?? -1 };
}

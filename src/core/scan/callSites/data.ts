import { getNodeValue, parseTree, type Node as JsonNode } from 'jsonc-parser';
import { isMap, isPair, isScalar, isSeq, parseAllDocuments, visit, type Pair, type YAMLMap } from 'yaml';
import type { TextRange } from '../../text/range.ts';
import { commaRemoval, isModelKey, type CallSite, type SiteEntry, type SiteValue } from './callSite.ts';

/** The objects of a JSON text (or of one line of JSON lines) whose model stands at the offsets; one item an offset. */
export function jsonSites(text: string, offsets: readonly number[]): readonly (CallSite | undefined)[] {
  const whole = parseTree(text, [], { allowTrailingComma: true });
  return offsets.map((offset) => {
    const inWhole = whole !== undefined && offset < whole.offset + whole.length;
    const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
    const newline = text.indexOf('\n', offset);
    const root = inWhole ? whole : parseTree(text.slice(lineStart, newline < 0 ? text.length : newline), [], { allowTrailingComma: true });
    return root === undefined ? undefined : jsonSite(text, root, offset, inWhole ? 0 : lineStart);
  });
}

function jsonSite(text: string, root: JsonNode, offset: number, base: number): CallSite | undefined {
  const path: JsonNode[] = [];
  for (let at: JsonNode | undefined = root; at !== undefined;) {
    path.push(at);
    at = at.children?.find((child) => child.offset + base <= offset && offset < child.offset + base + child.length);
  }
  const objects = path.filter(({ type }) => type === 'object').toReversed();
  return nearest(objects.map((object) => jsonEntries(text, object, base)), offset, 'json');
}

function jsonEntries(text: string, object: JsonNode, base: number): readonly SiteEntry[] {
  return (object.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? [];
    if (key === undefined || value === undefined) return [];
    const range = { start: property.offset + base, end: property.offset + property.length + base };
    return [{ name: String(key.value), nameRange: { start: key.offset + base + 1, end: key.offset + key.length + base - 1 }, value: jsonValue(text, value, base), range, removal: commaRemoval(text, range) }];
  });
}

function jsonValue(text: string, node: JsonNode, base: number): SiteValue {
  const range = { start: node.offset + base, end: node.offset + node.length + base };
  if (node.type === 'object') return { kind: 'object', range, entries: () => jsonEntries(text, node, base) };
  if (node.type === 'array') return { kind: 'list', range, items: () => (node.children ?? []).map((child) => jsonValue(text, child, base)) };
  return { kind: 'plain', range, value: getNodeValue(node) as string | number | boolean | null };
}

/** The mappings of a YAML text whose model stands at the offsets; one item an offset. */
export function yamlSites(text: string, offsets: readonly number[]): readonly (CallSite | undefined)[] {
  const found = new Map<number, CallSite | undefined>();
  for (const parsed of parseAllDocuments(text, { strict: false, uniqueKeys: false, prettyErrors: false, logLevel: 'silent' })) {
    if (!('contents' in parsed)) continue;
    visit(parsed as never, {
      Scalar(_key, node, ancestors) {
        const [start, end] = node.range ?? [0, 0];
        for (const offset of offsets) {
          if (offset < start || offset > end || found.has(offset)) continue;
          const maps = ancestors.filter((each) => isMap(each)).toReversed();
          found.set(offset, nearest(maps.map((map) => yamlEntries(text, map)), offset, 'yaml'));
        }
      },
    });
  }
  return offsets.map((offset) => found.get(offset));
}

function yamlEntries(text: string, map: YAMLMap): readonly SiteEntry[] {
  return map.items.flatMap((pair: Pair) => {
    if (!isPair(pair) || !isScalar(pair.key)) return [];
    const [start, keyEnd] = pair.key.range ?? [0, 0];
    const value = yamlValue(text, pair.value, { start, end: keyEnd });
    const range = { start, end: value.range.end };
    return [{ name: String(pair.key.value), nameRange: { start, end: keyEnd }, value, range, removal: map.flow === true ? commaRemoval(text, range) : lineRemoval(text, range) }];
  });
}

function yamlValue(text: string, node: unknown, missing: TextRange): SiteValue {
  const own = (node as { readonly range?: readonly number[] } | null)?.range;
  const range = own === undefined ? missing : { start: own[0] ?? 0, end: own[1] ?? 0 };
  if (isMap(node)) return { kind: 'object', range, entries: () => yamlEntries(text, node) };
  if (isSeq(node)) return { kind: 'list', range, items: () => node.items.map((item) => yamlValue(text, item, range)) };
  if (!isScalar(node)) return { kind: 'other', range, text: text.slice(range.start, range.end) };
  const { value, type } = node;
  return typeof value === 'string' && /^\s*(?:\$\{|\{\{)/.test(value)
    ? { kind: 'other', range, text: value }
    : { kind: 'plain', range, ...(type === 'QUOTE_DOUBLE' ? { quote: '"' as const } : type === 'QUOTE_SINGLE' ? { quote: "'" as const } : {}), value: typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null };
}

/** The whole lines of a block entry. */
function lineRemoval(text: string, { start, end }: TextRange): TextRange {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', Math.max(start, end - 1));
  return /^\s*$/.test(text.slice(lineStart, start)) ? { start: lineStart, end: newline < 0 ? text.length : newline + 1 } : { start, end };
}

/** The innermost object that says the model, with the parameters that stand a level further out (`configuration: { model }` of Prompty). */
function nearest(objects: readonly (readonly SiteEntry[])[], offset: number, style: CallSite['style']): CallSite | undefined {
  const holds = ({ range }: SiteEntry): boolean => range.start <= offset && offset <= range.end;
  const [inner = []] = objects;
  const own = inner.find(holds);
  const outer = objects[1]?.find(holds);
  if (own === undefined || !(isModelKey(own.name) || /^azure_deployment$/.test(own.name) || (own.name === 'id' && outer?.name === 'model'))) return undefined;
  const around = outer === undefined || !/^(?:configuration|model)$/.test(outer.name) ? [] : (objects[1] ?? []).filter((entry) => entry !== outer);
  // Prompty's second generation: the parameters are `options` beside the `id`
  const beside = inner.filter((entry) => entry !== own).flatMap((entry) => (own.name === 'id' && entry.name === 'options' && entry.value.kind === 'object' ? entry.value.entries() : [entry]));
  return { language: style === 'json' ? 'json' : 'yaml', style, model: own, entries: [...beside, ...around], target: '', data: true, open: false };
}

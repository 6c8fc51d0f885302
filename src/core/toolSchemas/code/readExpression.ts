import type { Node } from 'web-tree-sitter';
import { readJsonSchema } from '../readJsonSchema.ts';
import type { SchemaEntry, SchemaNode, SourceRange } from '../schemaNode.ts';
import type { CodeItem, CodeLanguage, CodeMember, CodeValue, Expression } from './codeLanguage.ts';
import type { Decoded } from './decodeText.ts';
import type { Names } from './names.ts';
import { isWorthKeeping, type ReadCache } from './readCache.ts';

/** Constants repeat what they hold: a small file may otherwise stand for millions of nodes. */
const mostNodes = 20_000;
const deepest = 60;

/** Reads expressions of one file into positioned schema values. What follows a name has the place of what the name stands for. */
export interface ExpressionReader {
  read(expression: Expression): SchemaNode;
  /** True for a literal that was read in its place inside another one. */
  isInside(literal: Node): boolean;
  /** True for one that was read because a name led there. */
  isBorrowed(literal: Node): boolean;
}

export function createExpressionReader(language: CodeLanguage, names: Names, source: string, cache?: ReadCache): ExpressionReader {
  const inside = createReadNodes();
  const borrowed = createReadNodes();
  const following: number[] = [];
  let nodes = 0;
  let depth = 0;
  /** How often something was met that means what it means by where it stands, or that was given up. */
  let contextual = 0;

  function read(expression: Expression): SchemaNode {
    const range = rangeOf(expression);
    nodes += 1;
    if (nodes > mostNodes || depth > deepest) {
      contextual += 1;
      return { kind: 'opaque', range };
    }
    const seen = following.length === 0 ? inside : borrowed;
    const text = cache !== undefined && !('made' in expression) && isWorthKeeping(range) && language.literals.includes(expression.type) ? source.slice(range.start, range.end) : undefined;
    const known = text === undefined ? undefined : cache?.get(text, range.start);
    if (known !== undefined) {
      seen.addAll(range);
      return known;
    }
    depth += 1;
    const before = contextual;
    if (!('made' in expression)) seen.add(expression.id);
    const value = 'made' in expression ? expression.made : language.valueOf(expression, source);
    const node = value === undefined ? undefined : toNode(value, expression, range);
    depth -= 1;
    if (text !== undefined && node !== undefined && contextual === before) cache?.keep(text, node);
    return node ?? { kind: 'opaque', range };
  }

  function toNode(value: CodeValue, expression: Expression, range: SourceRange): SchemaNode | undefined {
    switch (value.kind) {
      case 'object': return objectOf(value.members, range);
      case 'array': return arrayOf(value.items, range);
      case 'scalar': return { kind: 'scalar', range, value: value.value };
      case 'text': return jsonIn(value.text) ?? { kind: 'scalar', range, value: value.text.text };
      case 'same': return read(value.as);
      case 'name': return 'made' in expression ? undefined : follow(names.valueOf(value.name, expression));
      case 'result': return 'made' in expression ? undefined : follow(names.resultOf(value.name, expression));
      case 'absent': return undefined;
    }
  }

  function follow(target: Node | undefined): SchemaNode | undefined {
    contextual += 1;
    if (target === undefined || following.includes(target.id)) return undefined;
    following.push(target.id);
    const node = read(target);
    following.pop();
    return node;
  }

  function objectOf(members: readonly CodeMember[], range: SourceRange): SchemaNode {
    let entries = new Map<string, SchemaEntry>();
    let open = false;
    /** Whatever comes now may replace what was there. */
    const hide = (): void => {
      open = true;
      entries = new Map([...entries].map(([name, { key, value }]) => [name, { key, value: { kind: 'opaque', range: value.range } }]));
    };
    for (const member of members) {
      if (member === 'unknown') {
        hide();
      } else if ('key' in member) {
        entries.delete(member.key.name);
        if (!isAbsent(member.value)) entries.set(member.key.name, { key: member.key, value: read(member.value) });
      } else {
        const spread = read(member.spread);
        if (spread.kind !== 'object' || spread.open === true) hide();
        for (const entry of spread.kind === 'object' ? spread.entries : []) {
          entries.delete(entry.key.name);
          entries.set(entry.key.name, entry);
        }
      }
    }
    return { kind: 'object', range, entries: [...entries.values()], ...(open ? { open } : {}) };
  }

  function isAbsent(expression: Expression): boolean {
    return ('made' in expression ? expression.made : language.valueOf(expression, source))?.kind === 'absent';
  }

  function arrayOf(list: readonly CodeItem[], range: SourceRange): SchemaNode {
    let open = false;
    const items = list.flatMap((item) => {
      if (!('spread' in item)) return [read(item)];
      const spread = read(item.spread);
      if (spread.kind !== 'array' || spread.open === true) open = true;
      return spread.kind === 'array' ? spread.items : [];
    });
    return { kind: 'array', range, items, ...(open ? { open } : {}) };
  }

  return {
    isInside: inside.has,
    isBorrowed: borrowed.has,
    read(expression) {
      nodes = 0;
      return read(expression);
    },
  };
}

/** Nodes that were read, each by its id or all that stand in a range. */
function createReadNodes(): { add(id: number): void; addAll(range: SourceRange): void; has(node: Node): boolean } {
  const ids = new Set<number>();
  const ranges: SourceRange[] = [];
  return {
    add: (id) => ids.add(id),
    addAll: (range) => ranges.push(range),
    has: (node) => ids.has(node.id) || ranges.some(({ start, end }) => start <= node.startIndex && node.endIndex <= end),
  };
}

export function rangeOf(expression: Expression): SourceRange {
  return 'made' in expression ? expression.range : { start: expression.startIndex, end: expression.endIndex };
}

const longestJson = 200_000;

/** The object or list that a text is the JSON of, at its places in the file. */
export function jsonIn(decoded: Decoded): SchemaNode | undefined {
  const { text } = decoded;
  if (text.length > longestJson || !/^\s*[{[][\s\S]*"(?:type|properties|parameters|\$ref|anyOf)"/.test(text)) return undefined;
  const root = readJsonSchema(text);
  return root === undefined ? undefined : moved(root, decoded);
}

function moved(node: SchemaNode, to: Decoded): SchemaNode {
  const place = ({ start, end }: SourceRange): SourceRange => ({ start: to.startOf(start), end: end > start ? to.endOf(end - 1) : to.startOf(start) });
  const range = place(node.range);
  const quoted = true;
  switch (node.kind) {
    case 'object': return { ...node, quoted, range, entries: node.entries.map(({ key, value }) => ({ key: { ...key, range: place(key.range) }, value: moved(value, to) })) };
    case 'array': return { ...node, quoted, range, items: node.items.map((item) => moved(item, to)) };
    default: return { ...node, quoted, range };
  }
}

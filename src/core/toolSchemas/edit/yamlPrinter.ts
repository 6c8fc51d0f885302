import { Document, isCollection, isScalar, isSeq, visit } from 'yaml';
import type { Node, Scalar } from 'yaml';
import { isJsonList, isJsonObject, type JsonValue } from '../schemaValue.ts';

/** Writes values in the manner of a YAML text. */
export type YamlPrinter = {
  readonly eol: string;
  /** In place of a node, whose own style it takes where it can. */
  readonly value: (value: JsonValue, place: { readonly node: Node; readonly column: number; readonly startColumn: number; readonly inFlow: boolean }) => string;
  readonly pair: (name: string, value: JsonValue, place: { readonly inFlow: boolean; readonly quoted: boolean; readonly column: number }) => string;
  /** `quote` is the first character of the key it stands for. */
  readonly key: (name: string, quote: string) => string;
  /** Between brackets. */
  readonly item: (value: JsonValue) => string;
  /** Lines after the first one start at `column`. */
  readonly block: (value: JsonValue, column: number) => string;
};

export function createYamlPrinter(text: string): YamlPrinter {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const unit = Math.min(...[...text.matchAll(/^( +)[^\s#-]/gm)].map(([, indent]) => indent?.length ?? 2), 8);
  const spaced = (open: string): boolean => new RegExp(`\\${open} \\S`).test(text) || (open === '{' && !/\{\S/.test(text));
  const pads = { list: spaced('[') ? ' ' : '', map: spaced('{') ? ' ' : '' };
  const style = {
    indent: unit < 8 && unit > 0 ? unit : 2, lineWidth: 0, flowCollectionPadding: pads.list !== '', singleQuote: text.includes("'") && !text.includes('"'),
  };

  const written = (document: Document): string => document.toString(style).trimEnd();
  const lines = (printed: string, column: number): string => printed.replaceAll('\n', `${eol}${' '.repeat(column)}`);
  const oneLine = (printed: string): string => printed.replaceAll(/\n\s*/g, ' ');

  /** Between brackets, in one line. */
  function flowed(value: JsonValue): string {
    if (isJsonList(value)) return value.length === 0 ? '[]' : `[${pads.list}${value.map(flowed).join(', ')}${pads.list}]`;
    if (!isJsonObject(value)) return alone(value);
    const members = Object.entries(value).map(([name, each]) => `${alone(name)}: ${flowed(each)}`);
    return members.length === 0 ? '{}' : `{${pads.map}${members.join(', ')}${pads.map}}`;
  }

  /** A scalar as it is quoted between brackets; one with line breaks in one line. */
  function alone(value: JsonValue): string {
    if (typeof value === 'string' && /[\r\n]/.test(value)) return JSON.stringify(value);
    const document = new Document([value]);
    if (isCollection(document.contents)) document.contents.flow = true;
    return written(document).slice(1, -1).trim();
  }

  const keyText = (name: string, quote: string): string => {
    if (quote === '"') return JSON.stringify(name);
    return quote === "'" ? `'${name.replaceAll("'", "''")}'` : alone(name);
  };

  return {
    eol,
    key: keyText,
    item: flowed,
    block: (value, column) => lines(written(compact(value)), column),
    pair: (name, value, { inFlow, quoted, column }) => {
      if (inFlow || quoted) {
        const key = keyText(name, quoted ? '"' : '');
        return `${key}: ${flowed(value)}`;
      }
      const document = compact(value, name);
      return lines(written(document), column);
    },
    value: (value, { node, column, startColumn, inFlow }) => {
      const isBlock = isCollection(node) && node.flow !== true;
      if (isBlock && !inFlow && (isJsonObject(value) || isJsonList(value))) return lines(written(compact(value)), startColumn);
      if (!isScalar(node) || typeof value !== 'string') return flowed(value);
      const document = new Document({ k: value });
      const scalar = document.get('k', true) as Scalar;
      if (node.type !== undefined) scalar.type = node.type;
      const printed = written(document).slice('k: '.length);
      return inFlow ? oneLine(printed) : lines(printed, column);
    },
  };
}

/** Lists of plain values in one line; with `name`, as the pair of that name. */
function compact(value: JsonValue, name?: string): Document {
  const document = new Document(name === undefined ? value : { [name]: value });
  visit(document, { Seq: (_, seq) => { if (isSeq(seq) && seq.items.every((item) => isScalar(item))) seq.flow = true; } });
  return document;
}

import { jsonLayoutOf } from '../../aliases/jsonLayout.ts';
import { isJsonList, isJsonObject, type JsonValue } from '../schemaValue.ts';

/** Writes values in the manner of a JSON text. */
export type JsonPrinter = {
  readonly unit: string;
  readonly eol: string;
  /** False for a text in one line. */
  readonly lines: boolean;
  /** Between the members of what stands in one line. */
  readonly gap: string;
  /** `indent` is that of the line it begins in; `flat` keeps it in that line. */
  readonly value: (value: JsonValue, indent: string, flat: boolean) => string;
  readonly pair: (name: string, value: JsonValue, indent: string, flat: boolean) => string;
};

/** What is longer is written in several lines, where the text has lines. */
const widest = 100;

export function createJsonPrinter(text: string): JsonPrinter {
  const { unit, eol, lines } = jsonLayoutOf(text);
  // A minified text stays one.
  const gap = /":\S/.test(text) && !/":\s/.test(text) ? '' : ' ';
  const pad = /\{ ?"/.exec(text)?.[0] === '{"' || gap === '' ? '' : ' ';
  const flatLists = !/\[\s*[\r\n]\s*(?:"[^"\r\n]*"|[\d-])\s*[\],\r\n]/.test(text) || /\[ ?(?:"[^"\r\n]*"|[\d-])/.test(text);
  const flatObjects = /\{ ?"[^{}\r\n]*\}/.test(text);

  const inOneLine = (value: JsonValue): string => {
    if (isJsonList(value)) return `[${value.map(inOneLine).join(`,${gap}`)}]`;
    if (!isJsonObject(value)) return JSON.stringify(value);
    const members = Object.entries(value).map(([name, each]) => `${JSON.stringify(name)}:${gap}${inOneLine(each)}`);
    return members.length === 0 ? '{}' : `{${pad}${members.join(`,${gap}`)}${pad}}`;
  };

  const staysFlat = (value: JsonValue): boolean => {
    if (isJsonList(value)) return value.length === 0 || (flatLists && value.every((each) => typeof each !== 'object' || each === null));
    return !isJsonObject(value) || Object.keys(value).length === 0 || (flatObjects && Object.values(value).every((each) => !isJsonObject(each) && staysFlat(each)));
  };

  const print = (value: JsonValue, indent: string, flat: boolean): string => {
    const line = inOneLine(value);
    if (flat || typeof value !== 'object' || value === null || (staysFlat(value) && line.length <= widest)) return line;
    const inner = indent + unit;
    const members = isJsonList(value)
      ? value.map((each) => print(each, inner, false))
      : Object.entries(value).map(([name, each]: [string, JsonValue]) => pair(name, each, inner, false));
    const [open, close] = isJsonList(value) ? '[]' : '{}';
    return `${open}${eol}${inner}${members.join(`,${eol}${inner}`)}${eol}${indent}${close}`;
  };
  const pair = (name: string, value: JsonValue, indent: string, flat: boolean): string => `${JSON.stringify(name)}:${gap}${print(value, indent, flat)}`;
  return { unit, eol, lines, gap, value: print, pair };
}

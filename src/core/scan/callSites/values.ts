import type { Node } from 'web-tree-sitter';
import { contentRange } from '../syntax/language.ts';
import type { SiteValue } from './callSite.ts';
import { rangeOf } from './treeLanguage.ts';

/** What is not read: code. */
export function otherValue(node: Node, source: string): SiteValue {
  const range = rangeOf(node);
  return { kind: 'other', text: source.slice(range.start, range.end), range };
}

/** A number with its sign, its `_` and its suffix (`512u32`, `0.2f`, `100L`); code where it is none. */
export function numberValue(node: Node, source: string): SiteValue {
  const range = rangeOf(node);
  const text = source.slice(range.start, range.end).replaceAll(/[_\s]/g, '');
  const number = Number(text.replace(/(?<=[\d.])(?:[iu](?:8|16|32|64|128|size)|f(?:32|64)|[uU]?[lL]|[fFdDmM])$/, ''));
  return text === '' || Number.isNaN(number) ? otherValue(node, source) : { kind: 'plain', value: number, range };
}

/** The text of a literal without holes, whose quotes stand at its ends. */
export function textValue(node: Node, source: string): SiteValue {
  const { start, end } = contentRange(source, node.startIndex, node.endIndex);
  return { kind: 'plain', value: source.slice(start, end), range: rangeOf(node) };
}

/** A constant of a package that names an effort (`ReasoningEffort::Minimal`, `ChatReasoningEffortLevel.Low`) as the API has it; else code. */
export function effortOrOther(node: Node, source: string): SiteValue {
  const value = otherValue(node, source);
  const name = value.kind === 'other' ? /Effort(?:Level)?(?:\.|::)(\w+)$/.exec(value.text)?.[1]?.toLowerCase().replace('_', '') : undefined;
  return name === undefined ? value : { kind: 'plain', value: name === 'extrahigh' ? 'xhigh' : name, range: value.range };
}

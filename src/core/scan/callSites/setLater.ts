import type { Node } from 'web-tree-sitter';
import type { TextRange } from '../../text/range.ts';
import { children, contentRange, textOf } from '../syntax/language.ts';
import type { SiteEntry, SiteValue } from './callSite.ts';
import { rangeOf } from './treeLanguage.ts';

type Value = (node: Node, source: string) => SiteValue;

const assignments = ['assignment', 'assignment_expression'];
const places = /^(?:subscript|subscript_expression|element_reference|member_expression)$/;
const keeps = /^(?:assignment|assignment_expression|variable_declarator)$/;
const conditions = /^(?:if|elif|else|unless|switch|case|when|match|for|foreach|while|until|try|catch|except|rescue|then)(?:_|$)/;

/** What a function sets on a dictionary, hash, array or object that it keeps under a name: `params["temperature"] = 0`, `params[:stop] = nil`, `params.stop = []`. */
export function setLater(holder: Node, source: string, scopes: ReadonlySet<string>, valueOf: Value): readonly SiteEntry[] {
  const { parent } = holder;
  const value = parent?.childForFieldName('right') ?? parent?.childForFieldName('value');
  const kept = parent?.childForFieldName('left') ?? parent?.childForFieldName('name');
  if (parent === null || !keeps.test(parent.type) || kept === null || kept === undefined || value?.id !== holder.id) return [];
  const name = textOf(kept, source);
  if (!/^[$@]?\w+$/.test(name)) return [];
  const scope = scopeAround(parent, scopes);
  return scope.descendantsOfType(assignments).flatMap((node): readonly SiteEntry[] => {
    const place = node.childForFieldName('left');
    const given = node.childForFieldName('right');
    const [object, key] = place !== null && places.test(place.type) ? children(place) : [];
    if (key === undefined || given === null || node.startIndex < holder.endIndex || textOf(object, source) !== name) return [];
    const nameRange = keyRange(key, source);
    const conditional = isConditional(node, scope) ? { conditional: true as const } : {};
    return [{ name: source.slice(nameRange.start, nameRange.end), nameRange, value: valueOf(given, source), range: rangeOf(node), removal: lineOf(node, source), ...conditional }];
  });
}

function scopeAround(node: Node, scopes: ReadonlySet<string>): Node {
  let at = node;
  while (at.parent !== null && !scopes.has(at.type)) at = at.parent;
  return at;
}

function isConditional(node: Node, scope: Node): boolean {
  for (let at = node.parent; at !== null && at.id !== scope.id; at = at.parent) if (conditions.test(at.type)) return true;
  return false;
}

function keyRange(key: Node, source: string): TextRange {
  if (key.type === 'simple_symbol') return { start: key.startIndex + 1, end: key.endIndex };
  return key.type === 'string' || key.type === 'encapsed_string' ? contentRange(source, key.startIndex, key.endIndex) : rangeOf(key);
}

/** The whole line of a statement that has one to itself. */
export function lineOf(statement: Node, source: string): TextRange {
  const start = source.lastIndexOf('\n', statement.startIndex - 1) + 1;
  const newline = source.indexOf('\n', statement.endIndex);
  const end = newline < 0 ? source.length : newline + 1;
  return /^\s*$/.test(source.slice(start, statement.startIndex)) && /^[\s;]*$/.test(source.slice(statement.endIndex, end)) ? { start, end } : rangeOf(statement);
}

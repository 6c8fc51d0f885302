import type { Node } from 'web-tree-sitter';
import { textOf } from '../../../scan/syntax/language.ts';
import type { SchemaNode, SourceRange } from '../../schemaNode.ts';
import { partsOf } from '../parts.ts';
import { rangeOf } from '../readExpression.ts';
import type { PythonClass } from './pythonClasses.ts';

/** What the settings of a model say of keys that it does not name. */
export type ModelConfig = { readonly extra?: { readonly value: string; readonly range: SourceRange } };

/** Settings that leave the schema as it is, but for texts. */
const silent: ReadonlySet<string> = new Set([
  'arbitrary_types_allowed', 'populate_by_name', 'validate_by_name', 'validate_by_alias', 'from_attributes', 'frozen', 'str_strip_whitespace', 'str_to_lower', 'str_to_upper', 'validate_assignment',
  'use_enum_values', 'protected_namespaces', 'strict', 'validate_default', 'title', 'revalidate_instances', 'use_attribute_docstrings', 'coerce_numbers_to_str', 'hide_input_in_errors', 'loc_by_alias', 'orm_mode',
]);

/** The settings of a class itself; undefined where one of them may change the schema in ways that are not known here. */
export function configOf({ body, options }: PythonClass, read: (node: Node) => SchemaNode, source: string): ModelConfig | undefined {
  const settings: (readonly [string, Node])[] = [];
  for (const node of [...options, ...body]) {
    const written = node.type === 'keyword_argument' ? [node] : configArguments(node, source);
    if (written === undefined) return undefined;
    for (const each of written) {
      const name = each.childForFieldName('name') ?? each.childForFieldName('key') ?? each.childForFieldName('left');
      const value = each.childForFieldName('value') ?? each.childForFieldName('right');
      if (name === null || value === null) return undefined;
      settings.push([textOf(name, source).replaceAll(/["']/g, ''), value]);
    }
  }
  let config: ModelConfig = {};
  for (const [name, node] of settings) {
    const value = name === 'extra' ? read(node) : undefined;
    if (name === 'extra' && (value?.kind !== 'scalar' || typeof value.value !== 'string')) return undefined;
    if (value?.kind === 'scalar') config = { extra: { value: String(value.value), range: rangeOf(node) } };
    else if (!silent.has(name)) return undefined;
  }
  return config;
}

/** What is set by `model_config = ConfigDict(…)`, `model_config = {…}` or `class Config:`; nothing for other statements, undefined where that is written otherwise. */
function configArguments(statement: Node, source: string): readonly Node[] | undefined {
  if (statement.type === 'class_definition' && textOf(statement.childForFieldName('name'), source) === 'Config') {
    const body = statement.childForFieldName('body');
    const lines = body === null ? [] : partsOf(body).filter(({ type }) => type !== 'pass_statement').map((each) => each.namedChild(0));
    return lines.every((each) => each?.type === 'assignment') ? lines.filter((each) => each !== null) : undefined;
  }
  const assignment = statement.type === 'expression_statement' ? statement.namedChild(0) : null;
  if (assignment?.type !== 'assignment' || textOf(assignment.childForFieldName('left'), source) !== 'model_config') return [];
  const value = assignment.childForFieldName('right');
  if (value?.type === 'dictionary') return partsOf(value);
  if (value?.type !== 'call' || !/(?:^|\.)(?:ConfigDict|SettingsConfigDict|dict)$/.test(textOf(value.childForFieldName('function'), source))) return undefined;
  const list = value.childForFieldName('arguments');
  return list === null ? undefined : partsOf(list);
}

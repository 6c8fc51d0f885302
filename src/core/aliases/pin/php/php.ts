import type { Node } from 'web-tree-sitter';
import type { AccessorLanguage } from '../../accessors/accessor.ts';
import { ancestors, namesIn, pinLiterals, refused, type Dialect, type Place } from '../pinLiterals.ts';
import { plainStyle } from '../style.ts';
import type { PinLanguage } from '../types.ts';
import { bringIn } from './imports.ts';
import { phpProject } from './project.ts';

const strings = new Set(['string', 'encapsed_string']);
const dialect: Dialect = { strings, placeOf, bringIn, quoteOf: (literal) => (literal.startsWith("'") ? "'" : '"') };
const nameFields = { assignment_expression: 'left', property_element: 'name', simple_parameter: 'name', argument: 'name', method_declaration: 'name', function_definition: 'name', class_declaration: 'name' };

export function phpPin(accessor: AccessorLanguage): PinLanguage {
  return {
    accessor,
    grammarFor: () => 'php',
    factsOf: (root) => ({ namespace: root.namedChildren.find(({ type }) => type === 'namespace_definition')?.childForFieldName('name')?.text ?? '', imports: [] }),
    project: phpProject,
    pin: (root, request) => pinLiterals(dialect, root, request),
    styleOf: plainStyleOf,
    namesAround: (root, range) => namesIn(root, range, nameFields),
  };
}

const plainStyleOf: PinLanguage['styleOf'] = (root, text) => plainStyle(root, text, strings);

/** PHP only takes calls where code runs; constants, defaults and attributes are settled before that. */
function placeOf(literal: Node): Place {
  if (literal.parent?.type === 'expression_statement') return refused('Nothing is done with this string.');
  for (const node of ancestors(literal)) {
    switch (node.type) {
      case 'attribute': return refused('An attribute only takes constants.');
      case 'const_declaration': case 'class_const_declaration': return refused('A constant cannot call a function. Make it a static method first.');
      case 'property_declaration': return refused('A property’s default cannot call a function. Set it in the constructor first.');
      case 'simple_parameter': case 'property_promotion_parameter': return refused('A default parameter cannot call a function. Let it be null and fall back to the model first.');
      case 'enum_case': return refused('A case of an enum must be a constant.');
      case 'function_static_declaration': case 'static_variable_declaration': return refused('A static variable’s first value must be a constant.');
      case 'declare_directive': case 'require_once_expression': case 'include_expression': return refused('A constant is asked for here.');
      case 'compound_statement': case 'arguments': return node.type === 'arguments' && node.parent?.type === 'attribute' ? refused('An attribute only takes constants.') : { kind: 'call', literal };
      default:
    }
  }
  return { kind: 'call', literal };
}

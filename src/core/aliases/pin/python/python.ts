import type { Node } from 'web-tree-sitter';
import type { AccessorLanguage } from '../../accessors/accessor.ts';
import { namesIn, pinLiterals, type Dialect } from '../pinLiterals.ts';
import { plainStyle } from '../style.ts';
import type { FileFacts, PinLanguage } from '../types.ts';
import { bringIn, moduleOf } from './imports.ts';
import { placeOf } from './places.ts';
import { pythonProject } from './project.ts';

const strings = new Set(['string']);
const dialect: Dialect = { strings, placeOf, bringIn, quoteOf: (literal) => /["']/.exec(literal)?.[0] ?? '"' };
const nameFields = {
  assignment: 'left', default_parameter: 'name', typed_default_parameter: 'name', keyword_argument: 'name', pair: 'key', function_definition: 'name', class_definition: 'name',
};

export function pythonPin(accessor: AccessorLanguage): PinLanguage {
  return {
    accessor,
    grammarFor: () => 'python',
    factsOf,
    project: pythonProject,
    pin: (root, request) => pinLiterals(dialect, root, request),
    styleOf: (root, text) => ({ ...plainStyle(root, text, strings), semicolons: false }),
    namesAround: (root, range) => namesIn(root, range, nameFields),
  };
}

/** Imports as written, and for `from a import b` both `a` and `a.b`: either may be a file. */
function factsOf(root: Node): FileFacts {
  const imports = root.descendantsOfType(['import_from_statement', 'import_statement']).flatMap((node) => {
    const from = moduleOf(node);
    const imported = node.childrenForFieldName('name').map((name) => (name.childForFieldName('name') ?? name).text);
    if (from.startsWith('.')) return [from];
    return node.type === 'import_statement' ? imported : [from, ...imported.map((name) => `${from}.${name}`)];
  });
  return { namespace: '', imports };
}

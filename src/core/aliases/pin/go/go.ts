import type { Node } from 'web-tree-sitter';
import type { AccessorLanguage, AccessorPlace } from '../../accessors/accessor.ts';
import { folderOf, joinPath } from '../../../text/paths.ts';
import { namesIn, pinLiterals, refused, type Dialect, type Place } from '../pinLiterals.ts';
import { plainModules } from '../projectModules.ts';
import { plainStyle } from '../style.ts';
import type { FileFacts, LiteralPin, Lookup, PinLanguage, PinProject } from '../types.ts';
import { freeConstant } from './constants.ts';
import { bringIn } from './imports.ts';
import { namedTypeAt } from './namedTypes.ts';

const strings = new Set(['interpreted_string_literal', 'raw_string_literal']);
const dialect: Dialect = { strings, placeOf, bringIn };
const nameFields = {
  const_spec: 'name', var_spec: 'name', keyed_element: 'key', short_var_declaration: 'left', assignment_statement: 'left', function_declaration: 'name', method_declaration: 'name', type_spec: 'name',
};

export function goPin(accessor: AccessorLanguage): PinLanguage {
  return {
    accessor,
    grammarFor: () => 'go',
    factsOf: (root) => ({ namespace: root.descendantsOfType('package_identifier')[0]?.text ?? '', imports: [] }),
    project,
    pin: (root, request) => pinLiterals(dialect, root, request),
    styleOf: (root, text) => ({ ...plainStyle(root, text, strings), indent: '\t', quote: '"' }),
    namesAround: (root, range) => namesIn(root, range, nameFields),
  };
}

/** The module around a file; without a `go.mod`, the accessor joins the file's own package. */
async function project(path: string, { namespace }: FileFacts, { find }: Lookup): Promise<PinProject> {
  const manifest = await find('go.mod');
  const base = /^module[ \t]+"?([^\s"]+)/m.exec(manifest?.text ?? '')?.[1];
  const place = (file: string, pack: string): AccessorPlace => ({ path: file, format: plainModules.format, namespace: pack, json: 'none' });
  if (manifest === undefined || base === undefined) {
    const folder = folderOf(path);
    return { home: folder, modules: plainModules, base: '', candidates: [place(joinPath(folder, 'modelalias.go'), namespace)], canImport: (accessor) => folderOf(accessor) === folder };
  }
  const home = folderOf(manifest.path);
  return {
    home, modules: plainModules, base,
    candidates: [place(joinPath(home, 'internal/modelalias/modelalias.go'), 'modelalias'), place(joinPath(home, 'internal/promptshift/modelalias.go'), 'promptshift')],
    // A program's own package cannot be imported, and another's `internal` is closed.
    canImport: (accessor) => folderOf(accessor) === folderOf(path) || (folderOf(accessor) !== home && isOpen(accessor, path)),
  };
}

function isOpen(accessor: string, path: string): boolean {
  const at = `/${accessor}`.lastIndexOf('/internal/');
  return at < 0 || `/${path}`.startsWith(`/${accessor}`.slice(0, at + 1));
}

function placeOf(literal: Node, root: Node, request: LiteralPin): Place {
  const parent = literal.parent;
  if (parent?.type === 'import_spec') return refused('The name of a package must be a constant.');
  if (parent?.type === 'field_declaration') return refused('A field’s tag must be a constant.');
  const spec = parent?.type === 'expression_list' ? parent.parent : undefined;
  const type = namedTypeAt(literal, root);
  const wrap = type === undefined ? {} : { wrap: (call: string) => `${type}(${call})` };
  if (spec?.type === 'const_spec') {
    const freed = freeConstant(spec, root, request);
    return 'reason' in freed ? refused(freed.reason) : { kind: 'call', literal, ...wrap, ...freed };
  }
  // Part of a larger constant, such as a sum of strings.
  for (let node = parent; node !== null && node !== undefined; node = node.parent) {
    if (node.type === 'const_spec') return refused('The id is a part of a larger constant.');
    if (node.type === 'block') break;
  }
  return { kind: 'call', literal, ...wrap };
}

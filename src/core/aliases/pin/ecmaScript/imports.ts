import type { Node } from 'web-tree-sitter';
import type { TextEdit, TextRange } from '../../../text/range.ts';
import type { CodeStyle } from '../../accessors/accessor.ts';
import { folderOf, joinPath, relativeTo } from '../../../text/paths.ts';
import type { LiteralPin } from '../types.ts';
import { insertionPoint } from './insertionPoint.ts';
import { hasModuleSyntax, moduleLoads, type ModuleLoad } from './moduleLoads.ts';
import { isTaken, isWholeFile, visibleIn } from './scope.ts';

/** The function the accessor exports. */
const exported = 'model';
const otherNames = ['modelFor', 'modelOf', 'aliasedModel', 'promptshiftModel'];

/** How to call the accessor at the given places: the name there, and the edits that bring it in. */
export type BroughtIn = { readonly name: string; readonly edits: readonly TextEdit[] };

export function bringIn(root: Node, places: readonly TextRange[], style: CodeStyle, request: LiteralPin): BroughtIn {
  const loads = moduleLoads(root);
  const own = loads.filter(({ specifier }) => isAccessor(specifier, request));
  const bound = own.flatMap(({ statement }) => localNames(statement)).find((name) => !isShadowed(root, name, places));
  if (bound !== undefined) return { name: bound, edits: [] };
  const name = [exported, ...otherNames].find((each) => !isTaken(root, each, places)) ?? `${exported}${root.endIndex}`;
  const list = own.map(({ statement }) => mergeableList(statement)).find((each) => each !== undefined);
  if (list !== undefined) return { name, edits: [addSpecifier(list, request.text, name)] };
  return { name, edits: [addStatement(root, loads, name, style, request)] };
}

function isAccessor(specifier: string, { path, accessor }: LiteralPin): boolean {
  return specifier.startsWith('.') && withoutEnding(joinPath(folderOf(path), specifier)) === withoutEnding(accessor.path);
}

/** An inner declaration of the imported name hides it at one of the places. */
function isShadowed(root: Node, name: string, places: readonly TextRange[]): boolean {
  return visibleIn(root, name).some((scope) => !isWholeFile(scope, root) && places.some(({ start, end }) => scope.start <= start && end <= scope.end));
}

/** What `model` of the accessor is called after this statement. */
function localNames(statement: Node): string[] {
  const imported = statement.descendantsOfType('import_specifier')
    .filter((specifier) => specifier.childForFieldName('name')?.text === exported && !isTypeOnly(statement) && !isTypeOnly(specifier))
    .map((specifier) => (specifier.childForFieldName('alias') ?? specifier.childForFieldName('name'))?.text ?? '');
  const plain = statement.descendantsOfType('shorthand_property_identifier_pattern').map(({ text }) => text).filter((text) => text === exported);
  const renamed = statement.descendantsOfType('pair_pattern')
    .filter((pair) => pair.childForFieldName('key')?.text === exported).map((pair) => pair.childForFieldName('value')?.text ?? '');
  return [...imported, ...plain, ...renamed].filter((name) => name !== '');
}

/** `import type …` and `import { type … }`. */
function isTypeOnly(node: Node): boolean {
  return node.children.some((child) => child.type === 'type');
}

/** The braces that another name can be put into. */
function mergeableList(statement: Node): Node | undefined {
  if (isTypeOnly(statement)) return undefined;
  return statement.type === 'import_statement'
    ? statement.descendantsOfType('named_imports')[0]
    : statement.namedChildren[0]?.childForFieldName('name')?.descendantsOfType('object_pattern')[0];
}

function addSpecifier(list: Node, text: string, name: string): TextEdit {
  const rename = list.type === 'named_imports' ? ' as ' : ': ';
  const specifier = name === exported ? name : `${exported}${rename}${name}`;
  const entries = list.namedChildren.filter((child) => child.type !== 'comment');
  const last = entries.at(-1);
  if (last === undefined) return { range: { start: list.startIndex + 1, end: list.endIndex - 1 }, newText: ` ${specifier} ` };
  const gap = text.slice(entries.at(-2)?.endIndex ?? list.startIndex + 1, last.startIndex);
  const lead = gap.includes('\n') ? gap.slice(gap.search(/\r?\n/)) : ' ';
  return { range: { start: last.endIndex, end: last.endIndex }, newText: `,${lead}${specifier}` };
}

function addStatement(root: Node, loads: readonly ModuleLoad[], name: string, style: CodeStyle, request: LiteralPin): TextEdit {
  const usesImport = isTypeScript(request.path) || hasModuleSyntax(root) || (loads.length === 0 && request.project.modules.format === 'esm');
  const source = `${style.quote}${specifierOf(loads, request)}${style.quote}`;
  const end = style.semicolons ? ';' : '';
  const statement = usesImport
    ? `import { ${name === exported ? name : `${exported} as ${name}`} } from ${source}${end}`
    : `const { ${name === exported ? name : `${exported}: ${name}`} } = require(${source})${end}`;
  const { at, before, after } = insertionPoint(root, loads, request.text, style.eol);
  return { range: { start: at, end: at }, newText: `${before}${statement}${after}` };
}

/** The accessor as this file writes its relative imports, and as the compiler's module rules demand. */
function specifierOf(loads: readonly ModuleLoad[], { path, accessor, project: { modules } }: LiteralPin): string {
  const relative = relativeTo(folderOf(path), accessor.path);
  const dotted = relative.startsWith('.') ? relative : `./${relative}`;
  const endings = loads.filter(({ specifier }) => specifier.startsWith('.')).map(({ specifier }) => endingOf(specifier)).filter((each) => each !== 'other');
  // Where the compiler wants the emitted name, a file that leaves it out is one it complains about already.
  const usual = modules.ending === 'emitted' ? 'emitted' : endings.includes('emitted') ? 'emitted' : endings.includes('none') ? 'none' : modules.ending;
  const ending = endings.includes('source') ? 'source' : usual;
  if (ending === 'source') return dotted;
  // `models.mjs` and `models.cjs` are not found without their ending.
  const bare = /\.[mc][jt]s$/.test(dotted) ? undefined : withoutEnding(dotted);
  return ending === 'none' && bare !== undefined ? bare : dotted.replace(/\.([mc]?)tsx?$/, '.$1js');
}

function endingOf(specifier: string): 'source' | 'emitted' | 'none' | 'other' {
  if (/\.[mc]?tsx?$/.test(specifier)) return 'source';
  if (/\.[mc]?jsx?$/.test(specifier)) return 'emitted';
  return /\.\w+$/.test(specifier.slice(specifier.lastIndexOf('/') + 1)) ? 'other' : 'none';
}

function withoutEnding(path: string): string {
  return path.replace(/\.[mc]?[jt]sx?$/, '');
}

function isTypeScript(path: string): boolean {
  return /\.[mc]?tsx?$/.test(path);
}

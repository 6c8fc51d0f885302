import type { Node } from 'web-tree-sitter';

/** What a test is called, and its text. */
export type TestBlock = { readonly title: string; readonly text: string };

/** The tests of a file; what a title takes from a table is `…`. A function of the file that hands its name on to `it` makes tests too. */
export function testBlocks(root: Node): readonly TestBlock[] {
  const all = calls(root).map((call) => ({ call, name: call.childForFieldName('function')?.text ?? '', title: argumentsOf(call)[0] }));
  const helpers = new Set(all.flatMap(({ call, name, title }) => (name === 'it' && title?.type === 'identifier' ? enclosingFunctions(call, title.text) : [])));
  return all.flatMap(({ call, name, title }) => {
    const [text] = /^(?:it|describe)\b/.test(name) || helpers.has(name) ? literalsOf(title) : [];
    return text === undefined ? [] : [{ title: text, text: call.text }];
  });
}

/** How often a file asks VS Code for each thing, such as `registerHoverProvider`. */
export function registrations(root: Node): readonly string[] {
  return calls(root).flatMap((call) => /^(?:vscode\.\w+|controller)\.((?:create|register)\w+)$/.exec(call.childForFieldName('function')?.text.replaceAll(/\s/g, '') ?? '')?.[1] ?? []);
}

/** Commands that a file registers, such as `compareModels`, each with the words by which its failures are told. */
export function commandTasks(root: Node): readonly (readonly [command: string, task: string])[] {
  return calls(root).flatMap((call) => {
    const [id, task] = argumentsOf(call);
    const name = call.childForFieldName('function')?.text === 'register' ? /^commands\.(\w+)$/.exec(id?.text ?? '')?.[1] : undefined;
    const [words] = literalsOf(task);
    return name === undefined || words === undefined ? [] : [[name, words] as const];
  });
}

/** True for a file that makes things of one of VS Code's classes. */
export function makes(root: Node, className: string): boolean {
  return constructions(root, className).length > 0;
}

/**
 * What lines above code or quick fixes of a file are called: values of `title`, first arguments of the class and of the file's own functions
 * around it, and tables that are called titles.
 */
export function titlesIn(root: Node, className: string): readonly string[] {
  const made = constructions(root, className);
  const helpers = new Set(made.flatMap((each) => enclosingFunctions(each, 'title')));
  const named = calls(root).filter((call) => helpers.has(call.childForFieldName('function')?.text ?? ''));
  const tables = root.descendantsOfType('variable_declarator').filter((each) => /titles$/i.test(each?.childForFieldName('name')?.text ?? ''));
  return [
    ...pairs(root).filter(([key]) => key === 'title').map(([, value]) => value),
    ...[...made, ...named].map((call) => argumentsOf(call)[0]),
    ...tables.flatMap((table) => (table === null ? [] : pairs(table).map(([, value]) => value))),
  ].flatMap(literalsOf);
}

/** Every text that a file writes out. */
export function literalsIn(root: Node): ReadonlySet<string> {
  return new Set(root.descendantsOfType(['string', 'template_string']).flatMap((node) => literalsOf(node ?? undefined)));
}

const calls = (root: Node): readonly Node[] => root.descendantsOfType('call_expression').filter((node) => node !== null);

function constructions(root: Node, className: string): readonly Node[] {
  return root.descendantsOfType('new_expression').filter((node) => node?.childForFieldName('constructor')?.text === className);
}

function argumentsOf(call: Node): readonly Node[] {
  return call.childForFieldName('arguments')?.namedChildren.filter((node) => node !== null) ?? [];
}

function pairs(root: Node): readonly (readonly [key: string, value: Node])[] {
  return root.descendantsOfType('pair').flatMap((pair) => {
    const [key, value] = [pair?.childForFieldName('key'), pair?.childForFieldName('value')];
    return key && value ? [[key.text, value] as const] : [];
  });
}

/** Names of the functions around a node whose first parameter has this name. */
function enclosingFunctions(node: Node, parameter: string): readonly string[] {
  const names: string[] = [];
  for (let at = node.parent; at !== null; at = at.parent) {
    const first = at.childForFieldName('parameters')?.namedChildren[0]?.childForFieldName('pattern')?.text;
    const named = at.type === 'arrow_function' ? at.parent : at;
    if (first === parameter) names.push(named?.childForFieldName('name')?.text ?? '');
  }
  return names;
}

/** The texts that an expression may be; what is put in is `…`. */
function literalsOf(node: Node | undefined): readonly string[] {
  switch (node?.type) {
    case 'string': return [node.text.slice(1, -1).replaceAll(/\\(.)/g, '$1')];
    case 'template_string': return [withGaps(node)];
    case 'arrow_function': return literalsOf(node.childForFieldName('body') ?? undefined);
    case 'ternary_expression': return ['consequence', 'alternative'].flatMap((branch) => literalsOf(node.childForFieldName(branch) ?? undefined));
    default: return [];
  }
}

function withGaps(template: Node): string {
  const gaps = template.namedChildren.filter((child) => child?.type === 'template_substitution');
  let text = '';
  let at = template.startIndex + 1;
  const source = (from: number, to: number): string => template.text.slice(from - template.startIndex, to - template.startIndex);
  for (const gap of gaps) {
    if (gap === null) continue;
    text += `${source(at, gap.startIndex)}…`;
    at = gap.endIndex;
  }
  return text + source(at, template.endIndex - 1);
}

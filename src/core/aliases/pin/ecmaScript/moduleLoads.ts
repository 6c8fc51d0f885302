import type { Node } from 'web-tree-sitter';

/** A module loaded at the top of a file, by `import` or by `require`. */
export type ModuleLoad = {
  readonly kind: 'import' | 'require';
  readonly statement: Node;
  /** The string that names the module, quotes included. */
  readonly source: Node;
  readonly specifier: string;
};

/** Top-level imports and requires, in order. */
export function moduleLoads(root: Node): readonly ModuleLoad[] {
  return root.namedChildren.flatMap((statement) => {
    if (statement.type === 'import_statement') {
      const source = statement.childForFieldName('source') ?? statement.descendantsOfType('import_require_clause')[0]?.childForFieldName('source');
      return source === null || source === undefined ? [] : [load('import', statement, source)];
    }
    if (statement.type === 'lexical_declaration' || statement.type === 'variable_declaration') {
      const source = statement.namedChildren.map((declarator) => requireSource(declarator.childForFieldName('value'))).find((each) => each !== undefined);
      return source === undefined ? [] : [load('require', statement, source)];
    }
    return [];
  });
}

/** True when the file is written as an ES module: it imports or exports. */
export function hasModuleSyntax(root: Node): boolean {
  return root.namedChildren.some(({ type }) => type === 'import_statement' || type === 'export_statement');
}

/** The string in `require("…")`, `require("…").name` and `require("…")(…)`. */
function requireSource(value: Node | null): Node | undefined {
  let node = value;
  for (let hops = 0; node !== null && hops < 6; hops++) {
    const callee = node.childForFieldName('function');
    if (node.type === 'call_expression' && callee?.text === 'require') {
      const argument = node.childForFieldName('arguments')?.firstNamedChild;
      return argument?.type === 'string' ? argument : undefined;
    }
    node = node.type === 'call_expression' ? callee : node.childForFieldName('object');
  }
  return undefined;
}

function load(kind: ModuleLoad['kind'], statement: Node, source: Node): ModuleLoad {
  return { kind, statement, source, specifier: source.text.slice(1, -1) };
}

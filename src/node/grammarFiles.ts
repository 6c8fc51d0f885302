/** Grammars that `@vscode/tree-sitter-wasm` does not have, and the packages that do. */
const elsewhere: Readonly<Record<string, string>> = {
  kotlin: '@tree-sitter-grammars/tree-sitter-kotlin/tree-sitter-kotlin.wasm',
  hcl: '@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm',
  // Built from npm's tree-sitter-swift, which itself comes without WebAssembly.
  swift: '@repomix/tree-sitter-wasms/out/tree-sitter-swift.wasm',
};

/** Where a grammar lies below `node_modules`. */
export function grammarFile(name: string): string {
  return (Object.hasOwn(elsewhere, name) ? elsewhere[name] : undefined) ?? `@vscode/tree-sitter-wasm/wasm/tree-sitter-${name}.wasm`;
}

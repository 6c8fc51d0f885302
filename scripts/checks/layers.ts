/** The layers of `src` and what each may import. The lint rules, the project references and this table say the same. */
export type Layer = 'views' | 'core' | 'node' | 'cli' | 'extension' | 'webview';

type LayerRule = {
  readonly layers: readonly Layer[];
  /** npm packages, as bare names. */
  readonly packages: readonly string[];
  readonly nodeBuiltins: boolean;
};

export const layerRules: Readonly<Record<Layer, LayerRule>> = {
  views: { layers: ['views'], packages: [], nodeBuiltins: false },
  core: {
    layers: ['core', 'views'],
    packages: [
      '@huggingface/jinja', '@pydantic/genai-prices', 'ajv', 'ajv-formats', 'csv-parse', 'diff', 'fastest-levenshtein', 'gpt-tokenizer', 'handlebars', 'ignore',
      'jsonc-parser', 'jstat', 'mustache', 'openai', 'pure-rand', 'toml-eslint-parser', 'web-tree-sitter', 'yaml',
    ],
    nodeBuiltins: false,
  },
  node: { layers: ['core', 'views', 'node'], packages: ['ignore', 'undici'], nodeBuiltins: true },
  cli: { layers: ['core', 'views', 'node', 'cli'], packages: ['commander'], nodeBuiltins: true },
  extension: { layers: ['core', 'views', 'node', 'extension'], packages: ['vscode'], nodeBuiltins: true },
  webview: { layers: ['views', 'webview'], packages: ['@vscode-elements/elements', 'lit'], nodeBuiltins: false },
};

/** The layer of a file by its path from the repository's root ('/'), or undefined outside `src`. */
export function layerOf(path: string): Layer | undefined {
  if (path.startsWith('src/core/views/')) return 'views';
  const folder = /^src\/([^/]+)\//.exec(path)?.[1];
  return folder !== undefined && folder in layerRules ? (folder as Layer) : undefined;
}

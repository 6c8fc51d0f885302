import type { BuildOptions } from 'esbuild';

/** One thing that `npm run build` makes. `entry` must be there; its output is `dist/<name>.js` (and chunks `dist/<name>-*.js`). */
export type Bundle = { readonly name: 'extension' | 'cli' | 'webview'; readonly entry: string; readonly options: BuildOptions };

type BundleOptions = { readonly minify: boolean; readonly version: string };

/**
 * ES modules with split chunks, so that what sits behind an `import()` is neither read nor parsed before its first use.
 * VS Code loads extensions as ES modules since 1.100 (desktop and remote, not in a browser).
 */
const onNode = {
  platform: 'node',
  format: 'esm',
  target: 'node22',
  splitting: true,
  // Chunks stay beside their entry: code may rely on `import.meta.url` being in dist.
  outdir: 'dist',
  // jsonc-parser's CommonJS build hides its requires from bundlers.
  mainFields: ['module', 'main'],
  alias: {
    // The package's own entry reaches for the file system and for `require.extensions`.
    handlebars: 'handlebars/dist/cjs/handlebars.js',
    // The same code as ES modules; what Node would be given requires built-ins, which an ES module cannot.
    yaml: './node_modules/yaml/browser/index.js',
  },
} as const satisfies BuildOptions;

export function bundles({ minify, version }: BundleOptions): readonly Bundle[] {
  const shared: BuildOptions = {
    bundle: true,
    metafile: true,
    minify,
    sourcemap: minify ? false : 'linked',
    legalComments: 'none',
    logLevel: 'warning',
    define: { PROMPTSHIFT_VERSION: JSON.stringify(version) },
  };
  return [
    {
      name: 'extension',
      entry: 'src/extension/main.ts',
      options: { ...shared, ...onNode, entryPoints: { extension: 'src/extension/main.ts' }, chunkNames: 'extension-[hash]', external: ['vscode'] },
    },
    {
      name: 'cli',
      entry: 'src/cli/main.ts',
      options: { ...shared, ...onNode, entryPoints: { cli: 'src/cli/main.ts' }, chunkNames: 'cli-[hash]' },
    },
    {
      name: 'webview',
      entry: 'src/webview/comparePage.ts',
      options: {
        ...shared,
        entryPoints: { webview: 'src/webview/comparePage.ts' },
        outdir: 'dist',
        platform: 'browser',
        format: 'iife',
        // Electron 35, which VS Code 1.101 is built on.
        target: 'chrome134',
      },
    },
  ];
}

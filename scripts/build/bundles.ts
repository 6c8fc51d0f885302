import { basename } from 'node:path';
import type { BuildOptions, Plugin } from 'esbuild';
import { hashSources } from '../../src/node/scanning/scannerVersion.ts';
import { compiledSchemas } from './compiledSchemas.ts';
import { directCore } from './directCore.ts';
import { editorApi, withEditorApi } from './editorApi.ts';

/** One thing that `npm run build` makes. `entry` must be there; its output is `output` (and chunks beside it). */
export type Bundle = {
  readonly name: 'extension' | 'extension-commands' | 'extension-evals' | 'extension-inventory' | 'extension-lazy' | 'cli' | 'cli-main' | 'webview' | 'results';
  readonly entry: string;
  readonly output: string;
  readonly options: BuildOptions;
};

type BundleOptions = { readonly minify: boolean; readonly version: string };

/**
 * ES modules with split chunks, so that what sits behind an `import()` is neither read nor parsed before its first use.
 * Chunks stay beside their entry: code may rely on `import.meta.url` being in dist.
 */
const splitModules = {
  platform: 'node',
  format: 'esm',
  target: 'node22',
  splitting: true,
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  // jsonc-parser's CommonJS build hides its requires from bundlers.
  mainFields: ['module', 'main'],
  alias: {
    // The package's own entry reaches for the file system and for `require.extensions`.
    handlebars: 'handlebars/dist/cjs/handlebars.js',
    // The same code as ES modules; what Node would be given requires built-ins, which an ES module cannot.
    yaml: './node_modules/yaml/browser/index.js',
  },
} as const satisfies BuildOptions;

/** `undici`, which the command line loads for a proxy, requires built-ins: an ES module has to be given that word. */
const requireBuiltIns = "import { createRequire as createRequireOfBundle } from 'node:module'; const require = createRequireOfBundle(import.meta.url);";

/**
 * What starts is CommonJS: VS Code starts a loader thread before it activates the first extension that is an ES module
 * (50 ms and more), and asking the command line for its version should cost no more than starting Node.
 */
const start = {
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  outdir: 'dist',
  // Only where code runs from source.
  logOverride: { 'empty-import-meta': 'silent' },
} as const satisfies BuildOptions;

export function bundles({ minify, version }: BundleOptions): readonly Bundle[] {
  const shared: BuildOptions = {
    bundle: true,
    metafile: true,
    minify,
    sourcemap: minify ? false : 'linked',
    legalComments: 'none',
    logLevel: 'warning',
    define: { PROMPTSHIFT_VERSION: JSON.stringify(version), PROMPTSHIFT_SCANNER: JSON.stringify(hashSources('src/core')) },
  };
  return [
    {
      name: 'extension',
      entry: 'src/extension/main.ts',
      output: 'dist/extension.js',
      options: {
        ...shared, ...start, entryPoints: { extension: 'src/extension/main.ts' }, external: ['vscode'],
        plugins: [leaveOut('./onFirstUse.ts', './extension-lazy.mjs'), ...bodies.map(({ name, entry }) => requireLater(basename(entry), `./${name}.js`)), withEditorApi()], banner: { js: editorApi },
      },
    },
    ...bodies.map(({ name, entry }) => later(name, entry, shared)),
    {
      name: 'extension-lazy',
      entry: 'src/extension/onFirstUse.ts',
      output: 'dist/extension-lazy.mjs',
      options: { ...shared, ...splitModules, entryPoints: { 'extension-lazy': 'src/extension/onFirstUse.ts', 'extension-scanWorker': 'src/node/scanning/scanWorker.ts', 'extension-boundedWorker': 'src/node/evals/boundedWorker.ts' }, chunkNames: 'extension-[hash]' },
    },
    {
      name: 'cli',
      entry: 'src/cli/bin.ts',
      output: 'dist/cli.js',
      options: { ...shared, ...start, entryPoints: { cli: 'src/cli/bin.ts' }, plugins: [leaveOut('./main.ts', './cli-main.mjs')] },
    },
    {
      name: 'cli-main',
      entry: 'src/cli/main.ts',
      output: 'dist/cli-main.mjs',
      options: { ...shared, ...splitModules, banner: { js: requireBuiltIns }, plugins: [compiledSchemas(), directCore()], entryPoints: { 'cli-main': 'src/cli/main.ts', scanWorker: 'src/node/scanning/scanWorker.ts', boundedWorker: 'src/node/evals/boundedWorker.ts' }, chunkNames: 'cli-[hash]' },
    },
    page('webview', 'src/webview/comparePage.ts', shared),
    page('results', 'src/webview/resultsPage.ts', shared),
  ];
}

/** What the extension does beyond its start, by the feature that reads it first. */
const bodies = [
  { name: 'extension-commands', entry: 'src/extension/commandBodies.ts' },
  { name: 'extension-evals', entry: 'src/extension/evalBodies.ts' },
  { name: 'extension-inventory', entry: 'src/extension/inventoryBodies.ts' },
] as const satisfies readonly Pick<Bundle, 'name' | 'entry'>[];

/** A part of the extension that is required when it is reached. */
function later(name: (typeof bodies)[number]['name'], entry: string, shared: BuildOptions): Bundle {
  const options = { ...shared, ...start, entryPoints: { [name]: entry }, external: ['vscode'], plugins: [leaveOut('./onFirstUse.ts', './extension-lazy.mjs'), withEditorApi()], banner: { js: editorApi } };
  return { name, entry, output: `dist/${name}.js`, options };
}

/** The script and the style sheet of a page. */
function page(name: 'webview' | 'results', entry: string, shared: BuildOptions): Bundle {
  return {
    name, entry,
    output: `dist/${name}.js`,
    // Electron 35, which VS Code 1.101 is built on.
    options: { ...shared, entryPoints: { [name]: entry }, outdir: 'dist', platform: 'browser', format: 'iife', target: 'chrome134' },
  };
}

/** Leaves `import(specifier)` to run time, where it finds the bundle `output` beside it. */
export function leaveOut(specifier: string, output: string): Plugin {
  return {
    name: 'leave-out',
    setup: (hooks) => hooks.onResolve({ filter: /\.ts$/ }, ({ path, kind }) => (kind === 'dynamic-import' && path === specifier ? { path: output, external: true } : undefined)),
  };
}

/** Makes `import('…/name')` a `require` of the CommonJS bundle `output` beside it, when it is reached: the editor gives its API to what is required. */
function requireLater(name: string, output: string): Plugin {
  return {
    name: 'require-later',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /\.ts$/ }, ({ path, kind }) => (kind === 'dynamic-import' && path.endsWith(`/${name}`) ? { path: name, namespace: 'later' } : undefined));
      onResolve({ filter: /.*/, namespace: 'later' }, ({ path }) => ({ path, external: true }));
      onLoad({ filter: new RegExp(`^${name}$`), namespace: 'later' }, () => ({ contents: `module.exports = require(${JSON.stringify(output)});` }));
    },
  };
}

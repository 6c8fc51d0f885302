import { properties } from '../aliasPositions.ts';
import type { ProjectModules } from './types.ts';

/** What a package with pages depends on. */
const browserPackages = new Set(['react', 'react-dom', 'preact', 'vue', 'svelte', 'solid-js', '@angular/core', 'lit', 'next', 'nuxt', 'vite']);

/** Frameworks whose bundler takes in all code of a package, on the server too: files beside it are not there when it runs. */
const bundlingPackages = ['next', 'nuxt', '@sveltejs/kit', 'astro', 'gatsby', 'expo', 'react-scripts', '@remix-run/dev', '@react-router/dev', '@angular/core', 'wrangler'];
/** With Vite, `src` is the page unless a server is there too. */
const serverPackages = ['express', 'fastify', 'koa', 'hono', '@hapi/hapi', '@nestjs/core', 'electron'];

type ManifestTexts = { readonly packageJson?: string; readonly tsconfig?: string };

/**
 * How the project around a TypeScript or JavaScript file loads modules: the file's own ending decides (`.mts`, `.cjs`), else
 * `module` of its `tsconfig.json`, else `type` of its `package.json`. Settings inherited through `extends` are not followed.
 */
export async function projectModules(path: string, texts: ManifestTexts): Promise<ProjectModules> {
  const json = await import('jsonc-parser');
  const read = (text: string | undefined, ...names: string[]): string | boolean | undefined => {
    let node = text === undefined ? undefined : json.parseTree(text, [], { allowTrailingComma: true });
    for (const name of names) node = properties(node).findLast((property) => property.name === name)?.value;
    const value: unknown = node?.value;
    return typeof value === 'string' || typeof value === 'boolean' ? value : undefined;
  };
  const keys = (text: string | undefined, name: string): readonly string[] => {
    const root = text === undefined ? undefined : json.parseTree(text, [], { allowTrailingComma: true });
    return properties(properties(root).findLast((property) => property.name === name)?.value).map((property) => property.name);
  };
  const typed = /\.[mc]?tsx?$/.test(path);
  const ownLetter = /\.([mc])[jt]s$/.exec(path)?.[1];
  const byPackage = read(texts.packageJson, 'type') === 'module' ? 'esm' : 'commonjs';
  const dependencies = ['dependencies', 'devDependencies', 'peerDependencies'].flatMap((name) => keys(texts.packageJson, name));
  const inSource = /(?:^|\/)src\//.test(path);
  const browser = /\.[jt]sx$/.test(path) || dependencies.some((name) => browserPackages.has(name));
  const bundler = bundlingPackages.some((name) => dependencies.includes(name))
    || (dependencies.includes('vite') && inSource && !serverPackages.some((name) => dependencies.includes(name)));
  if (!typed) {
    const bundled = bundler && ownLetter !== 'c';
    return { browser, bundled, format: ownLetter === 'm' || bundled ? 'esm' : ownLetter === 'c' ? 'commonjs' : byPackage, ending: 'source' };
  }

  const module = String(read(texts.tsconfig, 'compilerOptions', 'module') ?? '').toLowerCase();
  const resolution = String(read(texts.tsconfig, 'compilerOptions', 'moduleResolution') ?? '').toLowerCase();
  const nodeRules = /^node(?:16|18|20|next)$/.test(module) || /^node(?:16|next)$/.test(resolution);
  const format = ownLetter === 'm' ? 'esm'
    : ownLetter === 'c' ? 'commonjs'
    : /^(?:commonjs|amd|umd|system)$/.test(module) ? 'commonjs'
    : /^(?:es|preserve)/.test(module) ? 'esm'
    : byPackage;
  const withEndings = read(texts.tsconfig, 'compilerOptions', 'allowImportingTsExtensions') === true
    || read(texts.tsconfig, 'compilerOptions', 'rewriteRelativeImportExtensions') === true;
  const isOn = (option: string): boolean => read(texts.tsconfig, 'compilerOptions', option) === true;
  const importsJson = resolution === 'bundler' || /^(?:astro|expo)\//.test(String(read(texts.tsconfig, 'extends') ?? ''))
    || (isOn('resolveJsonModule') && (isOn('esModuleInterop') || isOn('allowSyntheticDefaultImports')));
  return { browser, bundled: bundler && format === 'esm' && importsJson, format, ending: withEndings ? 'source' : nodeRules && format === 'esm' ? 'emitted' : 'none' };
}

/** For languages without these questions. */
export const plainModules: ProjectModules = { format: 'esm', ending: 'none', browser: false, bundled: false };

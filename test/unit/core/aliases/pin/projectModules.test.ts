import { describe, expect, it } from 'vitest';
import { projectModules } from '../../../../../src/core/aliases/pin/projectModules.ts';

const options = (fields: object): string => JSON.stringify({ compilerOptions: fields });

describe('projectModules', () => {
  it.each([
    ['a.ts', '{ "type": "module" }', options({ module: 'NodeNext' }), 'esm', 'emitted'],
    ['a.ts', '{}', options({ module: 'node16' }), 'commonjs', 'none'],
    ['a.ts', '{}', options({ module: 'ESNext', moduleResolution: 'Bundler' }), 'esm', 'none'],
    ['a.ts', '{ "type": "module" }', options({ module: 'commonjs' }), 'commonjs', 'none'],
    ['a.mts', '{}', options({ module: 'nodenext' }), 'esm', 'emitted'],
    ['a.cts', '{ "type": "module" }', options({ module: 'nodenext' }), 'commonjs', 'none'],
    ['a.ts', '{ "type": "module" }', options({ module: 'preserve', allowImportingTsExtensions: true }), 'esm', 'source'],
    ['a.ts', '{ "type": "module" }', '{ // base\n "extends": "./base.json", }', 'esm', 'none'],
    ['a.ts', undefined, undefined, 'commonjs', 'none'],
    ['a.js', '{ "type": "module" }', undefined, 'esm', 'source'],
    ['a.js', '{}', undefined, 'commonjs', 'source'],
    ['a.mjs', '{}', undefined, 'esm', 'source'],
    ['a.cjs', '{ "type": "module" }', undefined, 'commonjs', 'source'],
    ['a.js', '{ broken', undefined, 'commonjs', 'source'],
  ])('%s, package %s, tsconfig %s: %s, %s', async (path, packageJson, tsconfig, format, ending) => {
    expect(await projectModules(path, { ...(packageJson === undefined ? {} : { packageJson }), ...(tsconfig === undefined ? {} : { tsconfig }) })).toEqual({ format, ending, browser: false, bundled: false });
  });

  it.each([['a.tsx', '{}', true], ['a.ts', '{ "dependencies": { "next": "16" } }', true], ['a.js', '{ "devDependencies": { "vitest": "5" } }', false]])(
    'knows that %s with %s may run in a browser: %s', async (path, packageJson, browser) => {
      expect((await projectModules(path, { packageJson })).browser).toBe(browser);
    });

  const imports = options({ module: 'esnext', moduleResolution: 'node', resolveJsonModule: true, esModuleInterop: true });
  const bundler = options({ module: 'esnext', moduleResolution: 'bundler' });
  it.each([
    ['app/api/route.ts', '{ "dependencies": { "next": "13" } }', imports, true],
    ['app/api/route.ts', '{ "dependencies": { "next": "13" } }', options({ module: 'esnext', moduleResolution: 'node' }), false],
    ['app/api/route.ts', '{ "dependencies": { "next": "13" } }', options({ module: 'commonjs', resolveJsonModule: true, esModuleInterop: true }), false],
    ['pages/api/chat.js', '{ "dependencies": { "next": "13" } }', undefined, true],
    ['scripts/seed.cjs', '{ "dependencies": { "next": "13" } }', undefined, false],
    ['src/index.ts', '{ "devDependencies": { "wrangler": "4" } }', bundler, true],
    ['src/pages/index.ts', '{ "dependencies": { "astro": "5" } }', '{ "extends": "astro/tsconfigs/strict", "compilerOptions": { "module": "esnext" } }', true],
    ['src/ask.ts', '{ "devDependencies": { "vite": "7" } }', bundler, true],
    ['server/ask.ts', '{ "devDependencies": { "vite": "7" } }', bundler, false],
    ['src/ask.ts', '{ "dependencies": { "express": "5" }, "devDependencies": { "vite": "7" } }', bundler, false],
    ['src/ask.ts', '{ "dependencies": { "react": "19" } }', bundler, false],
  ])('knows whether a bundler takes %s of %s in', async (path, packageJson, tsconfig, bundled) => {
    expect((await projectModules(path, { packageJson, ...(tsconfig === undefined ? {} : { tsconfig }) })).bundled).toBe(bundled);
  });
});

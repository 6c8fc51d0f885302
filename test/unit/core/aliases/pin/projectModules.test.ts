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
    expect(await projectModules(path, { ...(packageJson === undefined ? {} : { packageJson }), ...(tsconfig === undefined ? {} : { tsconfig }) })).toEqual({ format, ending, browser: false });
  });

  it.each([['a.tsx', '{}', true], ['a.ts', '{ "dependencies": { "next": "16" } }', true], ['a.js', '{ "devDependencies": { "vitest": "5" } }', false]])(
    'knows that %s with %s may run in a browser: %s', async (path, packageJson, browser) => {
      expect((await projectModules(path, { packageJson })).browser).toBe(browser);
    });
});

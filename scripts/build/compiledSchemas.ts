import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import type { Plugin } from 'esbuild';
import { configAjvOptions } from '../../src/core/aliases/compileConfigSchema.ts';
import { suiteAjvOptions, suitePointers } from '../../src/core/evals/suites/compileSuiteSchema.ts';

/** Puts the code that schemas compile to in place of the modules that compile them: a command starts sooner by that. */
export function compiledSchemas(): Plugin {
  return {
    name: 'compiled-schemas',
    setup(hooks) {
      hooks.onLoad({ filter: /[\\/]compileSuiteSchema\.ts$/ }, ({ path }) => {
        const file = join(path, '..', 'eval-suite.schema.json');
        const ajv = new Ajv({ ...suiteAjvOptions, code: { source: true, esm: true } });
        ajv.addSchema(readSchema(file), 'suite');
        for (const [name, $ref] of Object.entries(suitePointers)) ajv.addSchema({ $id: name, $ref });
        const code = standalone(ajv, { checkSuite: 'checkSuite', checkCase: 'checkCase' });
        return { contents: `${code}\nexport async function compileSuiteSchema() { return { checkSuite, checkCase }; }`, loader: 'js', resolveDir: join(path, '..'), watchFiles: [file] };
      });
      hooks.onLoad({ filter: /[\\/]compileConfigSchema\.ts$/ }, ({ path }) => {
        const file = join(path, '..', 'models.config.schema.json');
        const ajv = new Ajv({ ...configAjvOptions, code: { source: true, esm: true } });
        ajv.addSchema(readSchema(file), 'config');
        return { contents: `${standalone(ajv, { check: 'config' })}\nexport async function compileConfigSchema() { return check; }`, loader: 'js', resolveDir: join(path, '..'), watchFiles: [file] };
      });
    },
  };
}

function readSchema(file: string): object {
  return JSON.parse(readFileSync(file, 'utf8')) as object;
}

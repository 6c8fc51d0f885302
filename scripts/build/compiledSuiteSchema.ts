import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import type { Plugin } from 'esbuild';
import { suiteAjvOptions, suitePointers } from '../../src/core/evals/suites/compileSuiteSchema.ts';

/** Puts the code that the schema of suites compiles to in place of the module that compiles it: a command starts sooner by that. */
export function compiledSuiteSchema(): Plugin {
  return {
    name: 'compiled-suite-schema',
    setup: (hooks) => hooks.onLoad({ filter: /[\\/]compileSuiteSchema\.ts$/ }, ({ path }) => {
      const file = join(path, '..', 'eval-suite.schema.json');
      const ajv = new Ajv({ ...suiteAjvOptions, code: { source: true, esm: true } });
      ajv.addSchema(JSON.parse(readFileSync(file, 'utf8')) as object, 'suite');
      for (const [name, $ref] of Object.entries(suitePointers)) ajv.addSchema({ $id: name, $ref });
      const code = standalone(ajv, { checkSuite: 'checkSuite', checkCase: 'checkCase' });
      return { contents: `${code}\nexport async function compileSuiteSchema() { return { checkSuite, checkCase }; }`, loader: 'js', resolveDir: join(path, '..'), watchFiles: [file] };
    }),
  };
}

import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

/** A validator that takes schemas as they are: unknown keywords and formats are passed over. To be loaded with `import()`. */
export function createValidator(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, logger: false });
  // The package is CommonJS: what it exports as its default is one level deeper in some loaders.
  const plugin = formats as unknown as { readonly default?: unknown };
  const add = (plugin.default ?? plugin) as (ajv: Ajv2020) => void;
  add(ajv);
  return ajv;
}

/**
 * The schema validator, to be loaded with `import('…/ajv.ts')`. The package is CommonJS: its names reach a bundle through a
 * static import only, never through `import('ajv')`.
 */
export { Ajv } from 'ajv';

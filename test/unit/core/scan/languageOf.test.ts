import { expect, it } from 'vitest';
import { languageOf } from '../../../../src/core/scan/languageOf.ts';

it.each([
  ['a/b.ts', 'typescript'], ['a.mts', 'typescript'], ['a.cts', 'typescript'], ['a.tsx', 'tsx'], ['a.js', 'javascript'], ['a.mjs', 'javascript'],
  ['a.cjs', 'javascript'], ['a.jsx', 'javascript'], ['a.py', 'python'], ['a.pyi', 'python'], ['a.json', 'json'], ['a.jsonc', 'json'], ['a.yaml', 'yaml'],
  ['a.yml', 'yaml'], ['.env', 'dotenv'], ['deploy/.env.production', 'dotenv'], ['prod.env', 'dotenv'], ['C:\\x\\A.IPYNB', 'notebook'], ['README.md', 'markdown'], ['a.go', 'go'], ['A.java', 'java'],
  ['a.d.ts', 'typescript'], ['a.constructor', undefined], ['Makefile', undefined], ['a.env/readme', undefined], ['.environment', undefined], ['', undefined],
])('%s is %s', (path, language) => {
  expect(languageOf(path)).toBe(language);
});

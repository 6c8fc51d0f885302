import { expect, it } from 'vitest';
import { languageOf } from '../../../../src/core/scan/languageOf.ts';

it.each([
  ['a/b.ts', 'typescript'], ['a.mts', 'typescript'], ['a.cts', 'typescript'], ['a.tsx', 'tsx'], ['a.js', 'javascript'], ['a.mjs', 'javascript'],
  ['a.cjs', 'javascript'], ['a.jsx', 'javascript'], ['a.py', 'python'], ['a.pyi', 'python'], ['a.json', 'json'], ['a.jsonc', 'json'], ['a.yaml', 'yaml'],
  ['a.yml', 'yaml'], ['.env', 'dotenv'], ['deploy/.env.production', 'dotenv'], ['prod.env', 'dotenv'], ['C:\\x\\A.IPYNB', 'notebook'], ['README.md', 'markdown'], ['a.go', 'go'], ['A.java', 'java'],
  ['A.cs', 'csharp'], ['a.rb', 'ruby'], ['Rakefile', 'ruby'], ['a.rs', 'rust'], ['a.php', 'php'], ['a.cc', 'cpp'], ['a.h', 'cpp'], ['A.kt', 'kotlin'], ['build.gradle.kts', 'kotlin'], ['a.swift', 'swift'],
  ['a.sh', 'bash'], ['a.ps1', 'powershell'], ['main.tf', 'hcl'], ['a.tfvars', 'hcl'], ['pyproject.toml', 'toml'], ['setup.cfg', 'ini'], ['application.properties', 'ini'], ['Dockerfile', 'dockerfile'],
  ['Dockerfile.dev', 'dockerfile'], ['web.dockerfile', 'dockerfile'], ['Containerfile', 'dockerfile'], ['dockerfiles.md', 'markdown'], ['a.sql', 'sql'], ['main.bicep', 'bicep'], ['main.bicepparam', 'bicep'],
  ['a.prompt', 'prompt'], ['a.prompty', 'prompt'], ['a.prompt.yml', 'yaml'], ['a.baml', 'baml'], ['call1.golden', 'json'], ['a.test.js.snap', 'javascript'],
  ['a.d.ts', 'typescript'], ['a.constructor', undefined], ['Makefile', undefined], ['a.env/readme', undefined], ['.environment', undefined], ['web/pnpm-lock.yaml', undefined], ['package-lock.json', undefined], ['lock.yaml', 'yaml'], ['', undefined],
])('%s is %s', (path, language) => {
  expect(languageOf(path)).toBe(language);
});

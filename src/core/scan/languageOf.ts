import type { LanguageId } from './types.ts';

const byExtension: Readonly<Record<string, LanguageId>> = {
  ts: 'typescript', mts: 'typescript', cts: 'typescript', tsx: 'tsx',
  js: 'javascript', mjs: 'javascript', cjs: 'javascript', jsx: 'javascript',
  py: 'python', pyi: 'python', pyw: 'python', go: 'go', java: 'java',
  cs: 'csharp', csx: 'csharp', rb: 'ruby', rake: 'ruby', gemspec: 'ruby', ru: 'ruby', rs: 'rust', php: 'php', phtml: 'php',
  c: 'cpp', h: 'cpp', cc: 'cpp', cpp: 'cpp', cxx: 'cpp', hh: 'cpp', hpp: 'cpp', hxx: 'cpp', kt: 'kotlin', kts: 'kotlin', swift: 'swift',
  sh: 'bash', bash: 'bash', zsh: 'bash', bats: 'bash', ps1: 'powershell', psm1: 'powershell', psd1: 'powershell',
  tf: 'hcl', tfvars: 'hcl', hcl: 'hcl', tofu: 'hcl',
  toml: 'toml', ini: 'ini', cfg: 'ini', conf: 'ini', properties: 'ini', dockerfile: 'dockerfile', sql: 'sql', bicep: 'bicep', bicepparam: 'bicep',
  prompt: 'prompt', prompty: 'prompt', hbs: 'prompt', handlebars: 'prompt', baml: 'baml',
  json: 'json', jsonc: 'json', json5: 'json', jsonl: 'json', webmanifest: 'json',
  // What tests recorded: Jest's are JavaScript, Go's mostly JSON.
  snap: 'javascript', golden: 'json',
  yaml: 'yaml', yml: 'yaml', ipynb: 'notebook', md: 'markdown', mdx: 'markdown', mdc: 'markdown', markdown: 'markdown',
};

/** What package managers write: large, and full of packages named after models. */
const lockFiles: ReadonlySet<string> = new Set(['pnpm-lock.yaml', 'package-lock.json', 'npm-shrinkwrap.json', 'packages.lock.json', 'project.assets.json', 'conda-lock.yml', '.package-lock.json']);

/** The language of a file by its name, or undefined when the scanner does not read it. Either separator will do. */
export function languageOf(path: string): LanguageId | undefined {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).toLowerCase();
  if (lockFiles.has(name)) return undefined;
  if (name === '.env' || name.startsWith('.env.') || name.endsWith('.env')) return 'dotenv';
  if (/^(?:docker|container)file(?:\.|$)/.test(name)) return 'dockerfile';
  if (name === 'rakefile' || name === 'gemfile') return 'ruby';
  const dot = name.lastIndexOf('.');
  return dot < 0 ? undefined : (Object.hasOwn(byExtension, name.slice(dot + 1)) ? byExtension[name.slice(dot + 1)] : undefined);
}

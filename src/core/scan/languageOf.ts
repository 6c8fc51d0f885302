import type { LanguageId } from './types.ts';

const byExtension: Readonly<Record<string, LanguageId>> = {
  ts: 'typescript', mts: 'typescript', cts: 'typescript', tsx: 'tsx',
  js: 'javascript', mjs: 'javascript', cjs: 'javascript', jsx: 'javascript',
  py: 'python', pyi: 'python', pyw: 'python', go: 'go', java: 'java',
  json: 'json', jsonc: 'json', json5: 'json', jsonl: 'json', webmanifest: 'json',
  yaml: 'yaml', yml: 'yaml', ipynb: 'notebook', md: 'markdown', mdx: 'markdown', markdown: 'markdown',
};

/** The language of a file by its name, or undefined when the scanner does not read it. Either separator will do. */
export function languageOf(path: string): LanguageId | undefined {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).toLowerCase();
  if (name === '.env' || name.startsWith('.env.') || name.endsWith('.env')) return 'dotenv';
  const dot = name.lastIndexOf('.');
  return dot < 0 ? undefined : (Object.hasOwn(byExtension, name.slice(dot + 1)) ? byExtension[name.slice(dot + 1)] : undefined);
}

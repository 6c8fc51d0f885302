import { languageOf } from '../../core/scan/languageOf.ts';
import type { LanguageId } from '../../core/scan/types.ts';

/** Real files, wherever they are (disk, server, memory), and new ones; not the copies that diff editors, output and settings show. */
export const scannedSchemes: readonly string[] = ['file', 'untitled', 'vscode-remote', 'vscode-vfs', 'vscode-test-web', 'memfs', 'vsls', 'ssh', 'vscode-notebook-cell'];

const byEditorLanguage: Readonly<Record<string, LanguageId>> = {
  typescript: 'typescript', typescriptreact: 'tsx', javascript: 'javascript', javascriptreact: 'javascript',
  python: 'python', go: 'go', java: 'java',
  csharp: 'csharp', ruby: 'ruby', rust: 'rust', php: 'php', c: 'cpp', cpp: 'cpp', kotlin: 'kotlin', swift: 'swift', shellscript: 'bash', powershell: 'powershell', terraform: 'hcl', hcl: 'hcl',
  toml: 'toml', ini: 'ini', properties: 'ini', dockerfile: 'dockerfile', sql: 'sql', bicep: 'bicep', baml: 'baml',
  json: 'json', jsonc: 'json', jsonl: 'json', yaml: 'yaml', dotenv: 'dotenv', markdown: 'markdown',
};

/** Installed packages and version control: not the person's own code. */
export const foreignFolders: ReadonlySet<string> = new Set(['node_modules', '.git', '.hg', '.svn', '.promptshift']);

/** The language a document is scanned as, or undefined when it is not. A notebook's cell has the language of its code. */
export function scanLanguage(document: { readonly scheme: string; readonly path: string; readonly languageId: string }): LanguageId | undefined {
  if (!scannedSchemes.includes(document.scheme) || document.path.split('/').slice(0, -1).some((folder) => foreignFolders.has(folder))) return undefined;
  const byName = document.scheme === 'vscode-notebook-cell' || document.scheme === 'untitled' ? undefined : languageOf(document.path);
  return byName ?? (Object.hasOwn(byEditorLanguage, document.languageId) ? byEditorLanguage[document.languageId] : undefined);
}

import { join } from 'node:path';
import ignore from 'ignore';
import { decodeText, type FileReader } from '../core/index.ts';

/** Who answers for a file, by a repository's CODEOWNERS. */
export interface CodeOwners {
  /** `path` from the repository's top, with '/'. Empty when nobody is named, or nobody any more. */
  of(path: string): readonly string[];
}

/** Where GitHub and GitLab look, in their order; the first file that is there counts. */
const places = ['.github/CODEOWNERS', '.gitlab/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];

export const nobody: CodeOwners = { of: () => [] };

/** The owners of a repository at `root` (absolute); nobody when it names none, or its file cannot be read. */
export async function findCodeOwners(root: string, files: FileReader, signal: AbortSignal): Promise<CodeOwners> {
  for (const place of places) {
    const path = join(root, place);
    if (!(await files.exists(path))) continue;
    try {
      const decoded = decodeText(await files.read(path, signal));
      return decoded.kind === 'binary' ? nobody : parseCodeOwners(decoded.text);
    } catch {
      signal.throwIfAborted();
      return nobody;
    }
  }
  return nobody;
}

/**
 * Reads a CODEOWNERS file: patterns as in `.gitignore`, the last that matches decides; a section's owners (GitLab) hold for its lines without owners.
 * Syntax: https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 */
export function parseCodeOwners(text: string): CodeOwners {
  const rules: { readonly matches: (path: string) => boolean; readonly owners: readonly string[] }[] = [];
  let sectionOwners: readonly string[] = [];
  for (const line of text.split(/\r\n|\n|\r/).map((each) => each.trim())) {
    const section = /^\^?\[[^\]]+\](?:\[\d+\])?(.*)$/.exec(line);
    if (section !== null) {
      sectionOwners = words(section[1] ?? '');
      continue;
    }
    if (line === '' || line.startsWith('#')) continue;
    const [pattern = '', ...owners] = words(line);
    rules.push({ matches: matcher(pattern), owners: owners.length === 0 ? sectionOwners : owners });
  }
  return { of: (path) => rules.findLast(({ matches }) => matches(path))?.owners ?? [] };
}

/** The words of a line up to a comment; a space in a pattern is escaped. */
function words(line: string): readonly string[] {
  const found = line.match(/(?:\\.|\S)+/g) ?? [];
  const comment = found.findIndex((word) => word.startsWith('#'));
  return comment < 0 ? found : found.slice(0, comment);
}

function matcher(pattern: string): (path: string) => boolean {
  if (!pattern.endsWith('/*')) {
    const all = ignore().add(pattern);
    return (path) => all.ignores(path);
  }
  // Unlike in .gitignore, `docs/*` are the files in docs and none below its folders.
  const base = pattern.slice(0, -2);
  const folder = ignore().add(base.startsWith('/') || base.includes('**') ? base : `/${base}`);
  const isFolder = (path: string): boolean => path !== '' && folder.ignores(path);
  return (path) => isFolder(parent(path)) && !isFolder(parent(parent(path)));
}

function parent(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

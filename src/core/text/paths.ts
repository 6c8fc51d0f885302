/** Paths with '/', relative to a root; '' is the root itself. */

export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** `ModelAliases` of `src/ModelAliases.java`. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
}

export function joinPath(folder: string, relative: string): string {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** From a folder to a file: `../models.js`, `models.js`. */
export function relativeTo(folder: string, path: string): string {
  const from = folder === '' ? [] : folder.split('/');
  const to = path.split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}

/** The folder of a file and all above it, innermost first, the root last. */
export function foldersAbove(path: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    folders.push(folder);
    if (folder === '') return folders;
  }
}

export function isBelow(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

/** `src` of the package when the document lies in it (or another usual name), else the document's own folder. */
export function sourceFolder(path: string, home: string): string {
  const inHome = isBelow(path, home) && home !== '' ? path.slice(home.length + 1) : path;
  const top = inHome.includes('/') ? inHome.slice(0, inHome.indexOf('/')) : '';
  return /^(?:src|lib|app|source|server)$/.test(top) ? joinPath(home, top) : folderOf(path);
}

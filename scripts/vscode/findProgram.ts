import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first executable called `name` on PATH, or undefined. */
export function findOnPath(name: string, path = process.env['PATH'] ?? ''): string | undefined {
  const names = process.platform === 'win32' ? [`${name}.exe`, `${name}.cmd`, name] : [name];
  return path
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => names.map((file) => join(folder, file)))
    .find(isExecutable);
}

export function isOnPath(name: string): boolean {
  return findOnPath(name) !== undefined;
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

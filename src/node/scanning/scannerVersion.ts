import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Put in by the build. */
declare const PROMPTSHIFT_SCANNER: string | undefined;

/** Names the scanner and its catalog: another one may read the same file differently. */
export function scannerVersion(): string {
  if (typeof PROMPTSHIFT_SCANNER === 'string') return PROMPTSHIFT_SCANNER;
  return hashSources(fileURLToPath(new URL('../../core', import.meta.url)));
}

/** Hash of what decides how a file is read, from the folder of the core's source. */
export function hashSources(core: string): string {
  const hash = createHash('sha256');
  for (const part of ['scan', 'models', 'aliases', 'prompts', 'text']) {
    const paths = readdirSync(join(core, part), { recursive: true, encoding: 'utf8' }).filter((path) => /\.(?:ts|json)$/.test(path));
    for (const path of paths.toSorted()) hash.update(`${part}/${path}\0`).update(readFileSync(join(core, part, path)));
  }
  return hash.digest('hex').slice(0, 16);
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Put in by the build, so that asking for the version reads nothing. */
declare const PROMPTSHIFT_VERSION: string | undefined;

/** The version of this package. */
export function packageVersion(): string {
  if (typeof PROMPTSHIFT_VERSION === 'string') return PROMPTSHIFT_VERSION;
  const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as { readonly version: string };
  return manifest.version;
}

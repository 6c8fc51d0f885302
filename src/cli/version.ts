import { readFileSync } from 'node:fs';

/** Put in by the build, so that asking for the version reads nothing. */
declare const PROMPTSHIFT_VERSION: string | undefined;

/** The version of this package. */
export function packageVersion(): string {
  if (typeof PROMPTSHIFT_VERSION === 'string') return PROMPTSHIFT_VERSION;
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { readonly version: string };
  return manifest.version;
}

/** The part of esbuild's metafile that says what was written. */
export type Metafile = { readonly outputs: Readonly<Record<string, unknown>> };

/** What the package of the command line holds beside its manifest; a folder stands for all in it. */
export function cliFiles(metafiles: readonly Metafile[]): readonly string[] {
  const bundles = metafiles.flatMap(({ outputs }) => Object.keys(outputs)).filter((path) => !path.endsWith('.map'));
  return [...new Set(bundles), 'dist/wasm', 'dist/NOTICES.txt', 'README.md', 'LICENSE'];
}

/** The manifest of the command line alone: everything it needs is bundled, so it depends on no package, and nothing of the extension's is in it. */
export function cliManifest(whole: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { name, version, license, description, bin, engines } = whole;
  const node = (engines as { readonly node?: string } | undefined)?.node;
  return { name, version, license, description, bin, engines: { node } };
}

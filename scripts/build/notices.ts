import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

/** Packages whose files are copied, not bundled. */
const copiedPackages = ['@vscode/tree-sitter-wasm', 'web-tree-sitter', '@tree-sitter-grammars/tree-sitter-kotlin', '@tree-sitter-grammars/tree-sitter-hcl', '@repomix/tree-sitter-wasms'];

/** What a copied package was built from without saying so: the Swift grammar, MIT. */
const origins = [{ title: 'tree-sitter-swift 0.7.1 (MIT)', file: 'scripts/build/licences/tree-sitter-swift.txt' }];

/**
 * The licences of everything from `node_modules` that is in the bundles, as their licences ask.
 * @throws Error naming the package that comes without a licence text
 */
export function thirdPartyNotices(metafiles: readonly Metafile[]): string {
  const bundled = metafiles.flatMap((metafile) => Object.keys(metafile.inputs)).flatMap((path) => packageFolder(path) ?? []);
  const folders = [...new Set([...bundled, ...copiedPackages.map((name) => `node_modules/${name}`)])].toSorted();
  const parts = folders.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, string>;
    return `${name} ${version} (${license})\n\n${licenceText(folder)}`;
  });
  for (const { title, file } of origins) parts.push(`${title}\n\n${readFileSync(file, 'utf8').trim()}`);
  return `Promptshift contains the following packages.\n\n${parts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

function packageFolder(path: string): string | undefined {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0];
}

function licenceText(folder: string): string {
  const file = readdirSync(folder).find((name) => /^licen[cs]e([.-]|$)/i.test(name));
  if (file === undefined) throw new Error(`${folder} has no licence text: look at its terms before shipping it`);
  return readFileSync(join(folder, file), 'utf8').trim();
}

import { shippedGrammars } from '../build/wasm.ts';
import type { ZipEntry } from './zipEntries.ts';

/** Most a VSIX may weigh. */
export const maxVsixBytes = 5_000_000;

/** What may be in the VSIX; the second list against `.vscodeignore`, which decides what gets in. */
const allowed: readonly RegExp[] = [
  /^extension\.vsixmanifest$/,
  /^\[Content_Types\]\.xml$/,
  /^extension\/(package\.json|readme\.md|changelog\.md|LICENSE\.txt)$/,
  /^extension\/dist\/NOTICES\.txt$/,
  /^extension\/dist\/extension(-commands|-evals|-inventory)?\.js$/,
  /^extension\/dist\/extension-(lazy|scanWorker|boundedWorker|[A-Z0-9]{8})\.mjs$/,
  /^extension\/dist\/(webview|results)\.(js|css)$/,
  /^extension\/dist\/wasm\/web-tree-sitter\.cjs$/,
  new RegExp(`^extension/dist/wasm/(web-tree-sitter|tree-sitter-(${shippedGrammars.join('|')}))\\.wasm$`),
  /^extension\/media\/[\w-]+\.(svg|png|md)$/,
  /^extension\/syntaxes\/[\w.-]+\.(schema|tmLanguage|language-configuration)\.json$/,
];

/** What the extension does not work without. */
const required: readonly string[] = [
  'extension/package.json',
  'extension/readme.md',
  'extension/changelog.md',
  'extension/LICENSE.txt',
  'extension/dist/NOTICES.txt',
  'extension/dist/extension.js',
  'extension/dist/extension-commands.js',
  'extension/dist/extension-evals.js',
  'extension/dist/extension-inventory.js',
  'extension/dist/extension-lazy.mjs',
  'extension/dist/extension-scanWorker.mjs',
  'extension/dist/extension-boundedWorker.mjs',
  'extension/dist/webview.js',
  'extension/dist/webview.css',
  'extension/dist/results.js',
  'extension/dist/results.css',
  'extension/dist/wasm/web-tree-sitter.wasm',
  'extension/dist/wasm/web-tree-sitter.cjs',
  ...shippedGrammars.map((name) => `extension/dist/wasm/tree-sitter-${name}.wasm`),
  'extension/syntaxes/promptshift.schema.json',
  'extension/syntaxes/models.config.schema.json',
  'extension/syntaxes/eval-suite.schema.json',
  'extension/syntaxes/prompt.tmLanguage.json',
  'extension/syntaxes/prompt.language-configuration.json',
];

/** Everything that is wrong with what is about to be shipped, one sentence each; and how many checks were made. */
export function checkVsix(entries: readonly ZipEntry[], bytes: number): { readonly checks: number; readonly problems: readonly string[] } {
  const names = new Set(entries.map(({ name }) => name));
  const problems = [
    ...entries.filter(({ name }) => !allowed.some((pattern) => pattern.test(name))).map(({ name }) => `${name} is not on the list of what is shipped`),
    ...required.filter((name) => !names.has(name)).map((name) => `${name} is missing`),
    ...(bytes > maxVsixBytes ? [`${bytes} bytes are over the limit of ${maxVsixBytes}`] : []),
  ];
  return { checks: entries.length + required.length + 1, problems };
}

import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { grammarFile } from '../../src/node/grammarFiles.ts';

/** Grammars that the scanner parses with; what else their packages hold (18 MB) is not shipped. */
export const shippedGrammars = [
  'typescript', 'tsx', 'javascript', 'python', 'go', 'java', 'c-sharp', 'ruby', 'rust', 'php', 'cpp', 'kotlin', 'swift', 'bash', 'powershell', 'hcl',
] as const;

/** Puts the parser's runtime and the grammars into `<dist>/wasm`, and nothing else. Returns the paths. */
export function copyWasm(dist: string): readonly string[] {
  const folder = join(dist, 'wasm');
  mkdirSync(folder, { recursive: true });
  const sources = [
    'node_modules/web-tree-sitter/web-tree-sitter.wasm',
    // Apart from the bundles, so that it can be loaded again.
    'node_modules/web-tree-sitter/web-tree-sitter.cjs',
    ...shippedGrammars.map((name) => `node_modules/${grammarFile(name)}`),
  ];
  const copied = sources.map((source) => {
    const target = join(folder, basename(source));
    copyFileSync(source, target);
    return target;
  });
  for (const name of readdirSync(folder)) if (!copied.includes(join(folder, name))) rmSync(join(folder, name));
  return copied;
}

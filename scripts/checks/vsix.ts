/** Looks at the packed VSIX: only what is on the list, all that is needed, and its size. Run after `npm run package`. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { checkVsix } from './vsixRules.ts';
import { zipEntries } from './zipEntries.ts';

const file = process.argv[2] ?? 'out/promptshift.vsix';
if (existsSync(file)) {
  const bytes = readFileSync(file);
  const entries = zipEntries(bytes);
  for (const { name, compressed, size } of entries.toSorted((a, b) => b.compressed - a.compressed)) {
    console.log(`${kilobytes(compressed)} (${kilobytes(size)} unpacked)  ${name}`);
  }
  console.log(`VSIX: ${entries.length} files, ${bytes.length.toLocaleString('en-US')} bytes`);
  const { checks, problems } = checkVsix(entries, bytes.length);
  finish(checks - problems.length, problems);
} else {
  finish(0, [`${file} is not there: run npm run package first`]);
}

function finish(passed: number, problems: readonly string[]): void {
  for (const problem of problems) console.error(`VSIX: ${problem}`);
  mkdirSync('out/results', { recursive: true });
  writeFileSync('out/results/vsix.json', JSON.stringify({ passed, failed: problems.length }));
  process.exitCode = problems.length > 0 ? 1 : 0;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1).padStart(8)} kB`;
}
